# swandoc SWD116/masquerade-2/firewalld/persist v1 2b0079d5
(
set -eu
subnet=2001:db8:3::/64
case $subnet in
  *:*) family=ipv6 ;;
  *) family=ipv4 ;;
esac
firewall-cmd --permanent --direct --get-all-rules | grep -e '--comment swandoc-masquerade-2001:db8:3::/64-eth0 ' |
  while read -r rule; do echo "$rule" | xargs firewall-cmd -q --permanent --direct --remove-rule; done
firewall-cmd -q --permanent --direct --add-rule "$family" nat POSTROUTING 0 -m comment --comment swandoc-masquerade-2001:db8:3::/64-eth0 -s 2001:db8:3::/64 -o eth0 -m policy --dir out --pol none -j MASQUERADE
)
