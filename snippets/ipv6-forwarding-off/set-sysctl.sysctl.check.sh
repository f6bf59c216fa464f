# swandoc SWD102/set-sysctl/sysctl/check v1 e6420f7a
if [ "$(sysctl -n net/ipv6/conf/eth0/accept_ra)" = "2" ]
then echo "in place"
else echo "not in place"; false
fi
