# swandoc SWD304/clamp-mss-to-pmtu/iptables/check v1 55f1fdf2
if iptables -w -t mangle -C swandoc-clamp-mss-to-pmtu -p tcp --tcp-flags SYN,RST SYN \
    -m policy --dir out --pol ipsec -j TCPMSS --clamp-mss-to-pmtu 2>/dev/null &&
   iptables -w -t mangle -S FORWARD | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-clamp-mss-to-pmtu$' &&
   ip6tables -w -t mangle -C swandoc-clamp-mss-to-pmtu -p tcp --tcp-flags SYN,RST SYN \
    -m policy --dir out --pol ipsec -j TCPMSS --clamp-mss-to-pmtu 2>/dev/null &&
   ip6tables -w -t mangle -S FORWARD | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-clamp-mss-to-pmtu$'
then echo "in place"
else echo "not in place"; false
fi
