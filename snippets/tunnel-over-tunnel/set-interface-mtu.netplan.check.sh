# swandoc SWD317/set-interface-mtu/netplan/check v1 c289ef84
(
mtu=1286
if grep -qsxF '      mtu: 1286' /etc/netplan/90-swandoc-set-interface-mtu-gre1.yaml &&
   [ "$(cat /sys/class/net/gre1/mtu)" = "$mtu" ]
then echo "in place"
else echo "not in place"; false
fi
)
