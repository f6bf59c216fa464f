# swandoc SWD127/masquerade/firewalld/undo v1 f5a80b92
(
set -eu
firewall-cmd --direct --get-all-rules | grep -e '--comment swandoc-masquerade-10.3.0.0/24-eth1 ' |
  while read -r rule; do echo "$rule" | xargs firewall-cmd -q --direct --remove-rule; done
firewall-cmd --permanent --direct --get-all-rules | grep -e '--comment swandoc-masquerade-10.3.0.0/24-eth1 ' |
  while read -r rule; do echo "$rule" | xargs firewall-cmd -q --permanent --direct --remove-rule; done
)
