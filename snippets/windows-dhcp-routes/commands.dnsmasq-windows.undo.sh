# swandoc SWD211/commands/dnsmasq-windows/undo
(
set -eu
if [ -e /etc/dnsmasq.d/swandoc-windows-routes.conf ]; then
  rm /etc/dnsmasq.d/swandoc-windows-routes.conf
  systemctl restart dnsmasq.service
fi
)
