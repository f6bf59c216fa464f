# swandoc SWD312/set-interface-mtu/systemd-networkd/check v1 ee411966
(
mtu=1400
if grep -qsxF 'MTUBytes=1400' /etc/systemd/network/*.network.d/90-swandoc-set-interface-mtu-eth0.conf &&
   [ "$(cat /sys/class/net/eth0/mtu)" = "$mtu" ]
then echo "in place"
else echo "not in place"; false
fi
)
