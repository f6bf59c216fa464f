# swandoc SWD125/proxy-ndp/systemd-networkd/check v1 d79aa87f
if grep -qsxF 'IPv6ProxyNDPAddress=2001:db8:1::c1' /etc/systemd/network/*.network.d/90-swandoc-proxy-ndp-2001:db8:1::c1-eth1.conf &&
   [ "$(sysctl -n net/ipv6/conf/eth1/proxy_ndp)" = 1 ] &&
   ip -6 neigh show proxy dev eth1 | grep -q '^2001:db8:1::c1 '
then echo "in place"
else echo "not in place"; false
fi
