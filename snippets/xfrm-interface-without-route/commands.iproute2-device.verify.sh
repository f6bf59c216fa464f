# swandoc SWD229/commands/iproute2-device/verify
ip route show 10.2.0.0/24 dev ipsec0
