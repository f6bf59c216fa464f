# swandoc SWD310/clamp-mss/firewalld/apply v1 64d5d191
(
set -eu
stands() {
  firewall-cmd -q --direct --query-rule ipv4 mangle FORWARD 0 -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1270 &&
    firewall-cmd -q --direct --query-rule ipv4 mangle FORWARD 0 -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1270 &&
    firewall-cmd -q --direct --query-rule ipv6 mangle FORWARD 0 -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1250 &&
    firewall-cmd -q --direct --query-rule ipv6 mangle FORWARD 0 -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1250
}
if stands; then exit; fi
firewall-cmd --direct --get-all-rules | grep -e '--comment swandoc-clamp-mss ' |
  while read -r rule; do echo "$rule" | xargs firewall-cmd -q --direct --remove-rule; done
firewall-cmd -q --direct --add-rule ipv4 mangle FORWARD 0 -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1270
firewall-cmd -q --direct --add-rule ipv4 mangle FORWARD 0 -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1270
firewall-cmd -q --direct --add-rule ipv6 mangle FORWARD 0 -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1250
firewall-cmd -q --direct --add-rule ipv6 mangle FORWARD 0 -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1250
)
