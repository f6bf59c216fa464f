# swandoc SWD118/set-sysctl-2/sysctl/check v1 56ac59ac
if [ "$(sysctl -n net/ipv4/conf/eth0/send_redirects)" = "0" ]
then echo "in place"
else echo "not in place"; false
fi
