# swandoc SWD102/set-sysctl/sysctl/check
if [ "$(sysctl -n net/ipv6/conf/eth0/accept_ra)" = "2" ]
then echo "in place"
else echo "not in place"; false
fi
