# swandoc SWD228/commands/iproute2-throw/apply
ip route replace throw 192.0.2.1 table 220
