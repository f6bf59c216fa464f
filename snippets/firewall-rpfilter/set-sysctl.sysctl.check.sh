# swandoc SWD110/set-sysctl/sysctl/check v1 5ce86f28
if [ "$(sysctl -n net/ipv4/conf/eth0/rp_filter)" = "2" ]
then echo "in place"
else echo "not in place"; false
fi
