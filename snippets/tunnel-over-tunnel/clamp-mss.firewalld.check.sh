# swandoc SWD317/clamp-mss/firewalld/check v2 8f483342
(
stands() {
  firewall-cmd -q --direct --query-rule ipv4 mangle FORWARD 0 -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1270 &&
    firewall-cmd -q --direct --query-rule ipv4 mangle FORWARD 0 -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1270 &&
    firewall-cmd -q --direct --query-rule ipv6 mangle FORWARD 0 -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir in --pol ipsec -j TCPMSS --set-mss 1250 &&
    firewall-cmd -q --direct --query-rule ipv6 mangle FORWARD 0 -m comment --comment swandoc-clamp-mss -p tcp --tcp-flags SYN,RST SYN -m policy --dir out --pol ipsec -j TCPMSS --set-mss 1250
}
if stands
then echo "in place"
else echo "not in place"; false
fi
)
