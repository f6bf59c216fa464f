# swandoc SWD122/set-sysctl-3/sysctl/check v1 d31716cd
if [ "$(sysctl -n net/ipv4/conf/eth1/send_redirects)" = "0" ]
then echo "in place"
else echo "not in place"; false
fi
