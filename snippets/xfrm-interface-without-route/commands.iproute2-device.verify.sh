# swandoc SWD229/commands/iproute2-device/verify v1 dc2ea0fe
ip route show 10.2.0.0/24 dev ipsec0
