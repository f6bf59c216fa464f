# swandoc SWD228/commands/iproute2-throw/undo v1 7ced2458
ip route del throw 192.0.2.1 table 220 2>/dev/null || true
