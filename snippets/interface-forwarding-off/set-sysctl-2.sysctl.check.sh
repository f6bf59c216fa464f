# swandoc SWD104/set-sysctl-2/sysctl/check v1 409459c8
if [ "$(sysctl -n net/ipv4/conf/eth1/forwarding)" = "1" ]
then echo "in place"
else echo "not in place"; false
fi
