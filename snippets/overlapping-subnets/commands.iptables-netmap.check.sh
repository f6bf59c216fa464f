# swandoc SWD222/commands/iptables-netmap/check v1 0491a1bd
if iptables -w -t nat -C PREROUTING -s 10.3.0.0/24 -d 10.5.0.0/24 -m policy --dir in --pol ipsec -m comment --comment swandoc-netmap -j NETMAP --to 10.1.0.0/24 2>/dev/null
then echo "in place"
else echo "not in place"; false
fi
