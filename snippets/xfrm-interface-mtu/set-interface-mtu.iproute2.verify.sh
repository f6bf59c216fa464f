# swandoc SWD311/set-interface-mtu/iproute2/verify v1 e796755e
ip link show dev ipsec0
