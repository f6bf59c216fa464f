# swandoc SWD211/commands/dnsmasq-windows/verify v1 45e100ab
dnsmasq --test 2>&1
cat /etc/dnsmasq.d/swandoc-windows-routes.conf
