# swandoc SWD102/enable-forwarding/sysctl/check
if [ "$(sysctl -n net.ipv6.conf.all.forwarding)" = 1 ]
then echo "in place"
else echo "not in place"; false
fi
