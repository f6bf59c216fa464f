# swandoc SWD211/commands/dnsmasq-windows/undo v1 c1f4758c
(
set -eu
if [ -e /etc/dnsmasq.d/swandoc-windows-routes.conf ]; then
  rm /etc/dnsmasq.d/swandoc-windows-routes.conf
  systemctl restart dnsmasq.service
fi
)
