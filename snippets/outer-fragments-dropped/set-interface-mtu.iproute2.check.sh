# swandoc SWD316/set-interface-mtu/iproute2/check v1 9b4dfb3d
(
mtu=1310
if [ "$(cat /sys/class/net/ipsec0/mtu)" = "$mtu" ]
then echo "in place"
else echo "not in place"; false
fi
)
