# swandoc SWD108/commands/firewalld-zone/undo v1 9bbf74b2
(
set -eu
kept=/var/lib/swandoc/firewalld-zone
if [ -e "$kept/source" ]; then
  zone=$(cat "$kept/source")
  firewall-cmd -q --zone="$zone" --remove-source=10.3.0.0/24
  if firewall-cmd -q --permanent --zone="$zone" --query-source=10.3.0.0/24; then
    firewall-cmd -q --permanent --zone="$zone" --remove-source=10.3.0.0/24
  fi
fi
if [ -e "$kept/forward" ]; then
  zone=$(cat "$kept/forward")
  firewall-cmd -q --zone="$zone" --remove-forward
  if firewall-cmd -q --permanent --zone="$zone" --query-forward; then
    firewall-cmd -q --permanent --zone="$zone" --remove-forward
  fi
fi
rm -f "$kept/source" "$kept/forward"
rmdir "$kept" /var/lib/swandoc 2>/dev/null || true
)
