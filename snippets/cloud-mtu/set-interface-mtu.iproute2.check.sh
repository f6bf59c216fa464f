# swandoc SWD312/set-interface-mtu/iproute2/check v1 6eb3d0b6
(
mtu=1400
if [ "$(cat /sys/class/net/eth0/mtu)" = "$mtu" ]
then echo "in place"
else echo "not in place"; false
fi
)
