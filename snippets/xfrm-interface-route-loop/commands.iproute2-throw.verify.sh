# swandoc SWD228/commands/iproute2-throw/verify
ip route show table 220 type throw
