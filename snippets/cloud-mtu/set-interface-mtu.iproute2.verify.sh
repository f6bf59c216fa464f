# swandoc SWD312/set-interface-mtu/iproute2/verify v1 6a365a2b
ip link show dev eth0
