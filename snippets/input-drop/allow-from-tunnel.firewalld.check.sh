# swandoc SWD109/allow-from-tunnel/firewalld/check v1 1afb7ca9
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
in_every_zone() {
  for zone in $zones; do firewall-cmd -q --zone="$zone" --query-rich-rule="$rule" || return 1; done
}
if in_every_zone
then echo "in place"
else echo "not in place"; false
fi
)
