# swandoc SWD317/set-interface-mtu/netplan/verify v1 5745276c
ip link show dev gre1
cat /etc/netplan/90-swandoc-set-interface-mtu-gre1.yaml
