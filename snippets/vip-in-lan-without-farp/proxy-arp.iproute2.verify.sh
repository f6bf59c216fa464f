# swandoc SWD123/proxy-arp/iproute2/verify v1 bc0d7ab6
ip -4 neigh show proxy dev eth1
