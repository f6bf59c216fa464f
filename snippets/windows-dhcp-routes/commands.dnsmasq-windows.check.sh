# swandoc SWD211/commands/dnsmasq-windows/check v1 db65f376
if grep -qsF 'swandoc-windows,249,10.1.0.0/24,0.0.0.0' /etc/dnsmasq.d/swandoc-windows-routes.conf
then echo "in place"
else echo "not in place"; false
fi
