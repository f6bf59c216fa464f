# swandoc SWD302/clamp-mss/iptables/apply v1 188f84fa
(
set -eu
iptables -w -t mangle -N swandoc-clamp-mss 2>/dev/null || iptables -w -t mangle -F swandoc-clamp-mss
iptables -w -t mangle -A swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN \
    -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1270
iptables -w -t mangle -A swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN \
    -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1270
# the first match decides: above the rules of others
if ! iptables -w -t mangle -S FORWARD | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-clamp-mss$'; then
  iptables -w -t mangle -D FORWARD -j swandoc-clamp-mss 2>/dev/null || true
  iptables -w -t mangle -I FORWARD -j swandoc-clamp-mss
fi
ip6tables -w -t mangle -N swandoc-clamp-mss 2>/dev/null || ip6tables -w -t mangle -F swandoc-clamp-mss
ip6tables -w -t mangle -A swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN \
    -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1250
ip6tables -w -t mangle -A swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN \
    -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1250
# the first match decides: above the rules of others
if ! ip6tables -w -t mangle -S FORWARD | sed '/^-P/d; /swandoc-/!q' | grep -q 'swandoc-clamp-mss$'; then
  ip6tables -w -t mangle -D FORWARD -j swandoc-clamp-mss 2>/dev/null || true
  ip6tables -w -t mangle -I FORWARD -j swandoc-clamp-mss
fi
)
