# swandoc SWD229/commands/iproute2-device/undo v1 818bd2c3
ip route del 10.2.0.0/24 dev ipsec0 proto 205 2>/dev/null || true
