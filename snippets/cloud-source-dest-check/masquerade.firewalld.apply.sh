# swandoc SWD127/masquerade/firewalld/apply v1 a2362962
(
set -eu
subnet=10.3.0.0/24
case $subnet in
  *:*) family=ipv6 ;;
  *) family=ipv4 ;;
esac
stands() {
  firewall-cmd -q --direct --query-rule "$family" nat POSTROUTING 0 -m comment --comment swandoc-masquerade-10.3.0.0/24-eth1 -s 10.3.0.0/24 -o eth1 -m policy --dir out --pol none -j MASQUERADE
}
if stands; then exit; fi
firewall-cmd --direct --get-all-rules | grep -e '--comment swandoc-masquerade-10.3.0.0/24-eth1 ' |
  while read -r rule; do echo "$rule" | xargs firewall-cmd -q --direct --remove-rule; done
firewall-cmd -q --direct --add-rule "$family" nat POSTROUTING 0 -m comment --comment swandoc-masquerade-10.3.0.0/24-eth1 -s 10.3.0.0/24 -o eth1 -m policy --dir out --pol none -j MASQUERADE
)
