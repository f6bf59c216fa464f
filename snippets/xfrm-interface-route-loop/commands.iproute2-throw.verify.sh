# swandoc SWD228/commands/iproute2-throw/verify v1 0b202131
ip route show table 220 type throw
