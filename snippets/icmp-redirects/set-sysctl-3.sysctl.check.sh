# swandoc SWD122/set-sysctl-3/sysctl/check
if [ "$(sysctl -n net/ipv4/conf/eth1/send_redirects)" = "0" ]
then echo "in place"
else echo "not in place"; false
fi
