# swandoc SWD309/set-sysctl/sysctl/check v1 0c43825c
if [ "$(sysctl -n net/ipv4/ip_no_pmtu_disc)" = "0" ]
then echo "in place"
else echo "not in place"; false
fi
