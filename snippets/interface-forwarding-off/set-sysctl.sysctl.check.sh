# swandoc SWD104/set-sysctl/sysctl/check v1 9ac350c6
if [ "$(sysctl -n net/ipv4/conf/eth0/forwarding)" = "1" ]
then echo "in place"
else echo "not in place"; false
fi
