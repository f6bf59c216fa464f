# swandoc SWD211/commands/dnsmasq-windows/verify
dnsmasq --test 2>&1
cat /etc/dnsmasq.d/swandoc-windows-routes.conf
