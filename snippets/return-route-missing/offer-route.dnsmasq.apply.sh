# swandoc SWD120/offer-route/dnsmasq/apply v1 4c43a08a
(
set -eu
if ! grep -qsE '^(conf-dir|CONFIG_DIR)=/etc/dnsmasq\.d' /etc/dnsmasq.conf /etc/default/dnsmasq; then
  echo "Stopped: dnsmasq does not read /etc/dnsmasq.d. Set conf-dir in /etc/dnsmasq.conf first." >&2
  exit 1
fi
# Only one line can say what option 121 holds.
others=$(grep -lsE '^dhcp-option(-force)?=(.*,)?(option:classless-static-route|121),' \
  /etc/dnsmasq.conf /etc/dnsmasq.d/* | grep -v '/swandoc-offer-route-10.3.0.0-24' || true)
if [ -n "$others" ]; then
  echo "Stopped: add 10.3.0.0/24,10.1.0.1 to the line for option 121 in $others" >&2
  exit 1
fi
file=/etc/dnsmasq.d/swandoc-offer-route-10.3.0.0-24.conf
new=/etc/swandoc-offer-route-10.3.0.0-24.new
trap 'rm -f "$new"' EXIT
cat > "$new" <<'END'
dhcp-option=121,10.3.0.0/24,10.1.0.1,0.0.0.0/0,10.1.0.254
dhcp-option=249,10.3.0.0/24,10.1.0.1,0.0.0.0/0,10.1.0.254
END
dnsmasq --test --conf-file="$new"
if ! cmp -s "$new" "$file"; then
  mv "$new" "$file"
  if systemctl is-active --quiet dnsmasq; then
    systemctl restart dnsmasq
  else
    echo "Now restart dnsmasq in the way of this host."
  fi
fi
)
