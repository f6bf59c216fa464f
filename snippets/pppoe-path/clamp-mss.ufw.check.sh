# swandoc SWD313/clamp-mss/ufw/check v1 f669dd07
if iptables -w -t mangle -C FORWARD -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1270 2>/dev/null &&
   iptables -w -t mangle -C FORWARD -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1270 2>/dev/null &&
   ip6tables -w -t mangle -C FORWARD -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1250 2>/dev/null &&
   ip6tables -w -t mangle -C FORWARD -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1250 2>/dev/null
then echo "in place"
else echo "not in place"; false
fi
