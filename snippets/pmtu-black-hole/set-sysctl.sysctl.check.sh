# swandoc SWD301/set-sysctl/sysctl/check v1 508bcc89
if [ "$(sysctl -n net/ipv4/tcp_mtu_probing)" = "1" ]
then echo "in place"
else echo "not in place"; false
fi
