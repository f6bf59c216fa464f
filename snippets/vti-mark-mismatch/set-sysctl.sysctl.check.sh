# swandoc SWD230/set-sysctl/sysctl/check v1 b8f11e97
if [ "$(sysctl -n net/ipv4/conf/ipsec0/disable_policy)" = "1" ]
then echo "in place"
else echo "not in place"; false
fi
