# swandoc SWD109/allow-from-tunnel/firewalld/verify v1 45d301e3
(
# The zones in which a packet can arrive.
zones=$({ firewall-cmd --get-active-zones | awk '/^[^ ]/ {print $1}'
  firewall-cmd --get-default-zone; } | sort -u)
subnet=10.3.0.0/24
case $subnet in
  *:*) family=ipv6 ;;
  *) family=ipv4 ;;
esac
rule="rule priority=\"-10\" family=\"$family\" source address=\"$subnet\" accept"
for zone in $zones; do firewall-cmd --zone="$zone" --list-rich-rules | grep -F "$rule"; done
)
