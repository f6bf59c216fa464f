# swandoc SWD312/set-interface-mtu/netplan/check v1 274e6e37
(
mtu=1400
if grep -qsxF '      mtu: 1400' /etc/netplan/90-swandoc-set-interface-mtu-eth0.yaml &&
   [ "$(cat /sys/class/net/eth0/mtu)" = "$mtu" ]
then echo "in place"
else echo "not in place"; false
fi
)
