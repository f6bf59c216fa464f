# swandoc SWD130/allow-ike/firewalld/verify v1 3c1c70b1
(
zones=$(firewall-cmd --get-zone-of-interface=eth0 2>/dev/null || firewall-cmd --get-default-zone)
rule='rule priority="-10" service name="ipsec" accept'
for zone in $zones; do firewall-cmd --zone="$zone" --list-rich-rules | grep -F "$rule"; done
)
