# swandoc SWD232/enable-forwarding/sysctl/check v1 842931f5
if [ "$(sysctl -n net.ipv4.ip_forward)" = 1 ]
then echo "in place"
else echo "not in place"; false
fi
