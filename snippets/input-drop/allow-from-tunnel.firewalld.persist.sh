# swandoc SWD109/allow-from-tunnel/firewalld/persist v1 e5bd3386
(
set -eu
# The zones in which a packet can arrive.
zones=$({ firewall-cmd --get-active-zones | awk '/^[^ ]/ {print $1}'
  firewall-cmd --get-default-zone; } | sort -u)
subnet=10.3.0.0/24
case $subnet in
  *:*) family=ipv6 ;;
  *) family=ipv4 ;;
esac
rule="rule priority=\"-10\" family=\"$family\" source address=\"$subnet\" accept"
for zone in $zones; do firewall-cmd -q --permanent --zone="$zone" --add-rich-rule="$rule"; done
)
