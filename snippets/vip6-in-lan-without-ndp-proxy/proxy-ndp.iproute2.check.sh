# swandoc SWD125/proxy-ndp/iproute2/check v1 ae8311e0
if [ "$(sysctl -n net/ipv6/conf/eth1/proxy_ndp)" = 1 ] &&
   ip -6 neigh show proxy dev eth1 | grep -q '^2001:db8:1::c1 '
then echo "in place"
else echo "not in place"; false
fi
