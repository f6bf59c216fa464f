# swandoc SWD128/masquerade/firewalld/persist v1 0625fc6a
(
set -eu
subnet=10.3.0.0/24
case $subnet in
  *:*) family=ipv6 ;;
  *) family=ipv4 ;;
esac
firewall-cmd --permanent --direct --get-all-rules | grep -e '--comment swandoc-masquerade-10.3.0.0/24-eth1 ' |
  while read -r rule; do echo "$rule" | xargs firewall-cmd -q --permanent --direct --remove-rule; done
firewall-cmd -q --permanent --direct --add-rule "$family" nat POSTROUTING 0 -m comment --comment swandoc-masquerade-10.3.0.0/24-eth1 -s 10.3.0.0/24 -o eth1 -m policy --dir out --pol none -j MASQUERADE
)
