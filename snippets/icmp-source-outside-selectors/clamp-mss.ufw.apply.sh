# swandoc SWD307/clamp-mss/ufw/apply v1 febecaaf
(
set -eu
remove() {
  "$1" -w -t "$2" -S "$3" 2>/dev/null | grep -e 'swandoc-clamp-mss[" ]' | sed s/^-A/-D/ |
    while read -r rule; do echo "$rule" | xargs "$1" -w -t "$2"; done
}
if iptables -w -t mangle -C FORWARD -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1270 2>/dev/null &&
   iptables -w -t mangle -C FORWARD -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1270 2>/dev/null &&
   ip6tables -w -t mangle -C FORWARD -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1250 2>/dev/null &&
   ip6tables -w -t mangle -C FORWARD -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1250 2>/dev/null
then exit; fi
remove iptables mangle FORWARD
remove ip6tables mangle FORWARD
ip6tables -w -t mangle -I FORWARD -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1250
ip6tables -w -t mangle -I FORWARD -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1250
iptables -w -t mangle -I FORWARD -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1270
iptables -w -t mangle -I FORWARD -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1270
)
