# swandoc SWD225/resolve-through-tunnel/dnsmasq/apply v1 09ed1364
(
set -eu
if ! grep -qsE '^(conf-dir|CONFIG_DIR)=/etc/dnsmasq\.d' /etc/dnsmasq.conf /etc/default/dnsmasq; then
  echo "Stopped: dnsmasq does not read /etc/dnsmasq.d. Set conf-dir in /etc/dnsmasq.conf first." >&2
  exit 1
fi
file=/etc/dnsmasq.d/swandoc-resolve-through-tunnel-corp.example.conf
new=/etc/swandoc-resolve-through-tunnel-corp.example.new
trap 'rm -f "$new"' EXIT
cat > "$new" <<'END'
server=/corp.example/10.1.0.53
rebind-domain-ok=/corp.example/
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
