# swandoc SWD312/set-interface-mtu/iproute2/check
(
mtu=1400
if [ "$(cat /sys/class/net/eth0/mtu)" = "$mtu" ]
then echo "in place"
else echo "not in place"; false
fi
)
