# swandoc SWD317/set-interface-mtu/iproute2/verify v1 dcaa9569
ip link show dev gre1
