# swandoc SWD312/set-interface-mtu/iproute2/verify
ip link show dev eth0
