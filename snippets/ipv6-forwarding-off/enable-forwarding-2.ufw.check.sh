# swandoc SWD102/enable-forwarding-2/ufw/check v1 020c9ad5
if [ "$(sysctl -n net.ipv6.conf.all.forwarding)" = 1 ]
then echo "in place"
else echo "not in place"; false
fi
