# swandoc SWD219/commands/iproute2-source/undo v1 17c2a4f2
ip route flush table 220 proto 205 2>/dev/null || true
