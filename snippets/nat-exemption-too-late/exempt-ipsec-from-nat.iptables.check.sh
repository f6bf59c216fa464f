# swandoc SWD113/exempt-ipsec-from-nat/iptables/check v1 904412b2
if iptables -w -t nat -C swandoc-exempt-from-nat -o eth0 \
    -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null &&
   iptables -w -t nat -S POSTROUTING | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-exempt-from-nat$' &&
   ip6tables -w -t nat -C swandoc-exempt-from-nat -o eth0 \
    -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null &&
   ip6tables -w -t nat -S POSTROUTING | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-exempt-from-nat$'
then echo "in place"
else echo "not in place"; false
fi
