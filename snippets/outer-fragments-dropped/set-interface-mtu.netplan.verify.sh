# swandoc SWD316/set-interface-mtu/netplan/verify v1 0028bd8d
ip link show dev ipsec0
cat /etc/netplan/90-swandoc-set-interface-mtu-ipsec0.yaml
