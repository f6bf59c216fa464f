# swandoc SWD316/set-interface-mtu/iproute2/verify
ip link show dev ipsec0
