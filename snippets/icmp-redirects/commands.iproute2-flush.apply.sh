# swandoc SWD122/commands/iproute2-flush/apply v1 12648773
ip route flush cache
