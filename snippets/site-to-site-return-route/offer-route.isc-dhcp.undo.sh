# swandoc SWD121/offer-route/isc-dhcp/undo v1 34209ce0
(
set -eu
conf=/etc/dhcp/dhcpd.conf
file=/etc/dhcp/swandoc-offer-route-10.2.0.0-24.conf
if [ -e "$file" ]; then
  sed -i '/^include .*swandoc-offer-route-10.2.0.0-24.conf/d' "$conf"
  rm "$file"
  for unit in isc-dhcp-server dhcpd; do
    if systemctl is-active --quiet "$unit"; then systemctl restart "$unit"; fi
  done
fi
)
