# swandoc SWD120/offer-route/isc-dhcp/apply v1 c01405a7
(
set -eu
conf=/etc/dhcp/dhcpd.conf
file=/etc/dhcp/swandoc-offer-route-10.3.0.0-24.conf
include="include \"$file\";"
if grep -lsE '^[^#]*code 121 ' /etc/dhcp/*dhcpd*.conf /etc/dhcp/swandoc-*.conf | grep -v swandoc-offer-route-10.3.0.0-24.conf; then
  echo "Stopped: option 121 is set there already. Add to its octets:" >&2
  echo "24, 10, 3, 0, 10, 1, 0, 1" >&2
  exit 1
fi
trap 'rm -f "$file.new"' EXIT
cat > "$file.new" <<'END'
option swandoc-routes code 121 = array of unsigned integer 8;
option swandoc-routes-windows code 249 = array of unsigned integer 8;
option swandoc-routes 24, 10, 3, 0, 10, 1, 0, 1, 0, 10, 1, 0, 254;
option swandoc-routes-windows 24, 10, 3, 0, 10, 1, 0, 1, 0, 10, 1, 0, 254;
END
# A dhcpd that cannot read its settings does not start: try them first.
dhcpd -t -q -cf "$file.new"
if ! cmp -s "$file.new" "$file" || ! grep -qxF "$include" "$conf"; then
  mv "$file.new" "$file"
  grep -qxF "$include" "$conf" || echo "$include" >> "$conf"
  for unit in isc-dhcp-server dhcpd; do
    if systemctl is-active --quiet "$unit"; then systemctl restart "$unit"; fi
  done
fi
)
