# swandoc SWD116/masquerade/firewalld/persist v1 917088d0
(
set -eu
subnet=10.3.0.0/24
case $subnet in
  *:*) family=ipv6 ;;
  *) family=ipv4 ;;
esac
firewall-cmd --permanent --direct --get-all-rules | grep -e '--comment swandoc-masquerade-10.3.0.0/24-eth0 ' |
  while read -r rule; do echo "$rule" | xargs firewall-cmd -q --permanent --direct --remove-rule; done
firewall-cmd -q --permanent --direct --add-rule "$family" nat POSTROUTING 0 -m comment --comment swandoc-masquerade-10.3.0.0/24-eth0 -s 10.3.0.0/24 -o eth0 -m policy --dir out --pol none -j MASQUERADE
)
