# swandoc SWD312/set-interface-mtu/netplan/verify
ip link show dev eth0
cat /etc/netplan/90-swandoc-set-interface-mtu-eth0.yaml
