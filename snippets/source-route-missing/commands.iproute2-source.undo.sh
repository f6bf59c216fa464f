# swandoc SWD219/commands/iproute2-source/undo
ip route flush table 220 proto 205 2>/dev/null || true
