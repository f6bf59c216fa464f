# swandoc SWD311/set-interface-mtu/systemd-networkd/verify v1 c18b54ad
ip link show dev ipsec0
cat /etc/systemd/network/*.network.d/90-swandoc-set-interface-mtu-ipsec0.conf
