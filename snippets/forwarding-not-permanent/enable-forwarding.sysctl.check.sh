# swandoc SWD103/enable-forwarding/sysctl/check v1 0d5ae0ad
if [ "$(sysctl -n net.ipv4.ip_forward)" = 1 ] &&
   [ "$(sysctl -n net.ipv6.conf.all.forwarding)" = 1 ]
then echo "in place"
else echo "not in place"; false
fi
