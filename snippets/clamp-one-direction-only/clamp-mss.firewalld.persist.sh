# swandoc SWD304/clamp-mss/firewalld/persist v1 ac9de415
(
set -eu
firewall-cmd --permanent --direct --get-all-rules | grep -e '--comment swandoc-clamp-mss ' |
  while read -r rule; do echo "$rule" | xargs firewall-cmd -q --permanent --direct --remove-rule; done
firewall-cmd -q --permanent --direct --add-rule ipv4 mangle FORWARD 0 -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1270
firewall-cmd -q --permanent --direct --add-rule ipv4 mangle FORWARD 0 -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1270
firewall-cmd -q --permanent --direct --add-rule ipv6 mangle FORWARD 0 -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1250
firewall-cmd -q --permanent --direct --add-rule ipv6 mangle FORWARD 0 -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1250
)
