# swandoc SWD119/commands/iptables-prerouting/check v1 e4f729ee
if iptables -t nat -C PREROUTING -m policy --dir in --pol ipsec -m comment --comment swandoc-exempt-ipsec-from-dnat -j ACCEPT 2>/dev/null
then echo "in place"
else echo "not in place"; false
fi
