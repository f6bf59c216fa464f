# swandoc SWD123/proxy-arp/iproute2/check v1 aba5bfc8
if ip -4 neigh show proxy dev eth1 | grep -q '^10.1.0.193 '
then echo "in place"
else echo "not in place"; false
fi
