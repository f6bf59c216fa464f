# swandoc SWD317/set-interface-mtu/iproute2/check v1 28c804eb
(
mtu=1286
if [ "$(cat /sys/class/net/gre1/mtu)" = "$mtu" ]
then echo "in place"
else echo "not in place"; false
fi
)
