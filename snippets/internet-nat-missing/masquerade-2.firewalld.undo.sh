# swandoc SWD116/masquerade-2/firewalld/undo v1 60780c31
(
set -eu
firewall-cmd --direct --get-all-rules | grep -e '--comment swandoc-masquerade-2001:db8:3::/64-eth0 ' |
  while read -r rule; do echo "$rule" | xargs firewall-cmd -q --direct --remove-rule; done
firewall-cmd --permanent --direct --get-all-rules | grep -e '--comment swandoc-masquerade-2001:db8:3::/64-eth0 ' |
  while read -r rule; do echo "$rule" | xargs firewall-cmd -q --permanent --direct --remove-rule; done
)
