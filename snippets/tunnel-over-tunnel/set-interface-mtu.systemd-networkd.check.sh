# swandoc SWD317/set-interface-mtu/systemd-networkd/check v1 704650d2
(
mtu=1286
if grep -qsxF 'MTUBytes=1286' /etc/systemd/network/*.network.d/90-swandoc-set-interface-mtu-gre1.conf &&
   [ "$(cat /sys/class/net/gre1/mtu)" = "$mtu" ]
then echo "in place"
else echo "not in place"; false
fi
)
