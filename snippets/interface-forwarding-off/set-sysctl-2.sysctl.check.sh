# swandoc SWD104/set-sysctl-2/sysctl/check
if [ "$(sysctl -n net/ipv4/conf/eth1/forwarding)" = "1" ]
then echo "in place"
else echo "not in place"; false
fi
