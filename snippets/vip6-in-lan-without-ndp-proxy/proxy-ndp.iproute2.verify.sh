# swandoc SWD125/proxy-ndp/iproute2/verify v1 178c7d46
sysctl net/ipv6/conf/eth1/proxy_ndp
ip -6 neigh show proxy dev eth1
