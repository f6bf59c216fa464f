# swandoc SWD122/set-sysctl/sysctl/check v1 b74d0e38
if [ "$(sysctl -n net/ipv4/conf/all/send_redirects)" = "0" ]
then echo "in place"
else echo "not in place"; false
fi
