# swandoc SWD232/set-sysctl/sysctl/check
if [ "$(sysctl -n net/ipv4/conf/all/send_redirects)" = "0" ]
then echo "in place"
else echo "not in place"; false
fi
