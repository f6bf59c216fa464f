# swandoc SWD312/set-interface-mtu/systemd-networkd/verify v1 0ac192b8
ip link show dev eth0
cat /etc/systemd/network/*.network.d/90-swandoc-set-interface-mtu-eth0.conf
