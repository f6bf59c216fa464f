# swandoc SWD122/commands/iproute2-flush/apply
ip route flush cache
