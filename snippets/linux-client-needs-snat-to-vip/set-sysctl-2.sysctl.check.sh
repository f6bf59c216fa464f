# swandoc SWD232/set-sysctl-2/sysctl/check v1 00e0f51c
if [ "$(sysctl -n net/ipv4/conf/eth0/send_redirects)" = "0" ]
then echo "in place"
else echo "not in place"; false
fi
