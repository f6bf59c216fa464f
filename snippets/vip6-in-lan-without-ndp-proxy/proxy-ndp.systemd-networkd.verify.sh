# swandoc SWD125/proxy-ndp/systemd-networkd/verify v1 37ad528e
sysctl net/ipv6/conf/eth1/proxy_ndp
ip -6 neigh show proxy dev eth1
cat /etc/systemd/network/*.network.d/90-swandoc-proxy-ndp-2001:db8:1::c1-eth1.conf
