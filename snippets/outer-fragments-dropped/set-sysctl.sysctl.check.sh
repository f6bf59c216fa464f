# swandoc SWD316/set-sysctl/sysctl/check
if [ "$(sysctl -n net/ipv4/ip_no_pmtu_disc)" = "0" ]
then echo "in place"
else echo "not in place"; false
fi
