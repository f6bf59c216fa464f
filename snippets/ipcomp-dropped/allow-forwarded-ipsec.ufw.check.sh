# swandoc SWD136/allow-forwarded-ipsec/ufw/check v1 75a42692
if iptables -w -t filter -C ufw-before-forward -m comment --comment swandoc-allow-forwarded-ipsec -m policy --dir in --pol ipsec -j ACCEPT 2>/dev/null &&
   iptables -w -t filter -C ufw-before-forward -m comment --comment swandoc-allow-forwarded-ipsec -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null &&
   ip6tables -w -t filter -C ufw6-before-forward -m comment --comment swandoc-allow-forwarded-ipsec -m policy --dir in --pol ipsec -j ACCEPT 2>/dev/null &&
   ip6tables -w -t filter -C ufw6-before-forward -m comment --comment swandoc-allow-forwarded-ipsec -m policy --dir out --pol ipsec -j ACCEPT 2>/dev/null
then echo "in place"
else echo "not in place"; false
fi
