# swandoc SWD130/allow-ike/firewalld/persist v1 158f9a68
(
set -eu
zones=$(firewall-cmd --get-zone-of-interface=eth0 2>/dev/null || firewall-cmd --get-default-zone)
rule='rule priority="-10" service name="ipsec" accept'
for zone in $zones; do firewall-cmd -q --permanent --zone="$zone" --add-rich-rule="$rule"; done
)
