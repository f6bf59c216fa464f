# swandoc SWD116/masquerade-2/firewalld/apply v1 241364d2
(
set -eu
subnet=2001:db8:3::/64
case $subnet in
  *:*) family=ipv6 ;;
  *) family=ipv4 ;;
esac
stands() {
  firewall-cmd -q --direct --query-rule "$family" nat POSTROUTING 0 -m comment --comment swandoc-masquerade-2001:db8:3::/64-eth0 -s 2001:db8:3::/64 -o eth0 -m policy --dir out --pol none -j MASQUERADE
}
if stands; then exit; fi
firewall-cmd --direct --get-all-rules | grep -e '--comment swandoc-masquerade-2001:db8:3::/64-eth0 ' |
  while read -r rule; do echo "$rule" | xargs firewall-cmd -q --direct --remove-rule; done
firewall-cmd -q --direct --add-rule "$family" nat POSTROUTING 0 -m comment --comment swandoc-masquerade-2001:db8:3::/64-eth0 -s 2001:db8:3::/64 -o eth0 -m policy --dir out --pol none -j MASQUERADE
)
