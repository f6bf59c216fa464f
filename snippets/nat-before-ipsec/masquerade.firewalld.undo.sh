# swandoc SWD112/masquerade/firewalld/undo v1 9a5b7c3e
(
set -eu
firewall-cmd --direct --get-all-rules | grep -e '--comment swandoc-masquerade-10.1.0.0/24-eth0 ' |
  while read -r rule; do echo "$rule" | xargs firewall-cmd -q --direct --remove-rule; done
firewall-cmd --permanent --direct --get-all-rules | grep -e '--comment swandoc-masquerade-10.1.0.0/24-eth0 ' |
  while read -r rule; do echo "$rule" | xargs firewall-cmd -q --permanent --direct --remove-rule; done
)
