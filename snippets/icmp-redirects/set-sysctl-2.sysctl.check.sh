# swandoc SWD122/set-sysctl-2/sysctl/check v1 62ad3ee3
if [ "$(sysctl -n net/ipv4/conf/default/send_redirects)" = "0" ]
then echo "in place"
else echo "not in place"; false
fi
