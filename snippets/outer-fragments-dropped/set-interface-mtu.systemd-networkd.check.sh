# swandoc SWD316/set-interface-mtu/systemd-networkd/check v1 dc51ef67
(
mtu=1310
if grep -qsxF 'MTUBytes=1310' /etc/systemd/network/*.network.d/90-swandoc-set-interface-mtu-ipsec0.conf &&
   [ "$(cat /sys/class/net/ipsec0/mtu)" = "$mtu" ]
then echo "in place"
else echo "not in place"; false
fi
)
