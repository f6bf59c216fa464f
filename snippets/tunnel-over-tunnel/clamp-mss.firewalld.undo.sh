# swandoc SWD317/clamp-mss/firewalld/undo v2 fa36ed99
(
set -eu
firewall-cmd --direct --get-all-rules | grep -e '--comment swandoc-clamp-mss ' |
  while read -r rule; do echo "$rule" | xargs firewall-cmd -q --direct --remove-rule; done
firewall-cmd --permanent --direct --get-all-rules | grep -e '--comment swandoc-clamp-mss ' |
  while read -r rule; do echo "$rule" | xargs firewall-cmd -q --permanent --direct --remove-rule; done
)
