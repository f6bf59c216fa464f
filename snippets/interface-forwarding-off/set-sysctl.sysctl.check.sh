# swandoc SWD104/set-sysctl/sysctl/check
if [ "$(sysctl -n net/ipv4/conf/eth0/forwarding)" = "1" ]
then echo "in place"
else echo "not in place"; false
fi
