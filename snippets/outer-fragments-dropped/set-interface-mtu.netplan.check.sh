# swandoc SWD316/set-interface-mtu/netplan/check v1 b49fe716
(
mtu=1310
if grep -qsxF '      mtu: 1310' /etc/netplan/90-swandoc-set-interface-mtu-ipsec0.yaml &&
   [ "$(cat /sys/class/net/ipsec0/mtu)" = "$mtu" ]
then echo "in place"
else echo "not in place"; false
fi
)
