# swandoc SWD123/proxy-arp/iproute2/verify
ip -4 neigh show proxy dev eth1
