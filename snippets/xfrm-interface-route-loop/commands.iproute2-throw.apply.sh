# swandoc SWD228/commands/iproute2-throw/apply v1 cc9d88e3
ip route replace throw 192.0.2.1 table 220
