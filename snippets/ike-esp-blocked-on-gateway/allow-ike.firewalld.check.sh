# swandoc SWD130/allow-ike/firewalld/check v1 d6e46570
(
zones=$(firewall-cmd --get-zone-of-interface=eth0 2>/dev/null || firewall-cmd --get-default-zone)
rule='rule priority="-10" service name="ipsec" accept'
in_every_zone() {
  for zone in $zones; do firewall-cmd -q --zone="$zone" --query-rich-rule="$rule" || return 1; done
}
if in_every_zone
then echo "in place"
else echo "not in place"; false
fi
)
