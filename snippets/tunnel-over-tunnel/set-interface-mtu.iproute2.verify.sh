# swandoc SWD317/set-interface-mtu/iproute2/verify
ip link show dev gre1
