# swandoc SWD230/set-sysctl/sysctl/check
if [ "$(sysctl -n net/ipv4/conf/ipsec0/disable_policy)" = "1" ]
then echo "in place"
else echo "not in place"; false
fi
