# swandoc SWD108/commands/firewalld-zone/check v2 d3fef7bc
if zone=$(firewall-cmd --get-zone-of-interface=eth1) &&
   firewall-cmd -q --zone="$zone" --query-forward &&
   [ "$(firewall-cmd --get-zone-of-source=10.3.0.0/24 2>/dev/null)" = "$zone" ]
then echo "in place"
else echo "not in place"; false
fi
