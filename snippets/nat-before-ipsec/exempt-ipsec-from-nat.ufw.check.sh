# swandoc SWD112/exempt-ipsec-from-nat/ufw/check v1 3f49621b
if iptables -w -t nat -C POSTROUTING -m comment --comment swandoc-exempt-ipsec-from-nat-eth0 -o eth0 -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null &&
   ip6tables -w -t nat -C POSTROUTING -m comment --comment swandoc-exempt-ipsec-from-nat-eth0 -o eth0 -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null
then echo "in place"
else echo "not in place"; false
fi
