# swandoc SWD309/clamp-mss/iptables/check v1 7b11e6fb
if iptables -w -t mangle -C swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN \
    -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1270 2>/dev/null &&
   iptables -w -t mangle -C swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN \
    -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1270 2>/dev/null &&
   iptables -w -t mangle -S FORWARD | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-clamp-mss$' &&
   ip6tables -w -t mangle -C swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN \
    -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1250 2>/dev/null &&
   ip6tables -w -t mangle -C swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN \
    -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1250 2>/dev/null &&
   ip6tables -w -t mangle -S FORWARD | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-clamp-mss$'
then echo "in place"
else echo "not in place"; false
fi
