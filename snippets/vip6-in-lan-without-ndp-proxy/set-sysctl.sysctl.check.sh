# swandoc SWD125/set-sysctl/sysctl/check v1 e8888e62
if [ "$(sysctl -n net/ipv6/conf/eth1/proxy_ndp)" = "1" ]
then echo "in place"
else echo "not in place"; false
fi
