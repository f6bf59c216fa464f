# swandoc SWD311/set-interface-mtu/systemd-networkd/verify
ip link show dev ipsec0
cat /etc/systemd/network/*.network.d/90-swandoc-set-interface-mtu-ipsec0.conf
