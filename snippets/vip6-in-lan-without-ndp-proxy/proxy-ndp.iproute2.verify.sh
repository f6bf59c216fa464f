# swandoc SWD125/proxy-ndp/iproute2/verify
sysctl net/ipv6/conf/eth1/proxy_ndp
ip -6 neigh show proxy dev eth1
