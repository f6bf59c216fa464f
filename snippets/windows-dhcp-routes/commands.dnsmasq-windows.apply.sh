# swandoc SWD211/commands/dnsmasq-windows/apply v1 dd970c8c
(
set -eu
if ! grep -qsE '^(conf-dir|CONFIG_DIR)=/etc/dnsmasq\.d' /etc/dnsmasq.conf /etc/default/dnsmasq; then
  echo "Stopped: dnsmasq does not read /etc/dnsmasq.d. Set conf-dir in /etc/dnsmasq.conf first." >&2
  exit 1
fi
pool=10.3.0.0/24
# Not in /etc/dnsmasq.d, of which dnsmasq may read every file.
new=/etc/swandoc-windows-routes.new
cat > "$new" <<END
dhcp-range=set:swandoc-windows,${pool%/*},static
dhcp-option=tag:swandoc-windows,6
dhcp-option=tag:swandoc-windows,249,10.1.0.0/24,0.0.0.0
END
if ! dnsmasq --test --conf-file="$new"; then
  rm "$new"
  exit 1
fi
file=/etc/dnsmasq.d/swandoc-windows-routes.conf
if cmp -s "$new" "$file"; then
  rm "$new"
else
  mkdir -p /etc/dnsmasq.d
  mv "$new" "$file"
  systemctl restart dnsmasq.service
fi
)
