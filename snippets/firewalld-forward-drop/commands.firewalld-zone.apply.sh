# swandoc SWD108/commands/firewalld-zone/apply v2 834a5cc4
(
set -eu
zone=$(firewall-cmd --get-zone-of-interface=eth1)
kept=/var/lib/swandoc/firewalld-zone
mkdir -p "$kept"
if ! firewall-cmd -q --zone="$zone" --query-forward; then
  echo "$zone" > "$kept/forward"
  firewall-cmd -q --zone="$zone" --add-forward
fi
if [ "$(firewall-cmd --get-zone-of-source=10.3.0.0/24 2>/dev/null)" != "$zone" ]; then
  echo "$zone" > "$kept/source"
  firewall-cmd -q --zone="$zone" --add-source=10.3.0.0/24
fi
)
