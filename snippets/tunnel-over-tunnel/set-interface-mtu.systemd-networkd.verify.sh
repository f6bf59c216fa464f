# swandoc SWD317/set-interface-mtu/systemd-networkd/verify v1 4dfb5b32
ip link show dev gre1
cat /etc/systemd/network/*.network.d/90-swandoc-set-interface-mtu-gre1.conf
