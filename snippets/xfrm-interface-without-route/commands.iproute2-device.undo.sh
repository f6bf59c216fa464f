# swandoc SWD229/commands/iproute2-device/undo
ip route del 10.2.0.0/24 dev ipsec0 proto 205 2>/dev/null || true
