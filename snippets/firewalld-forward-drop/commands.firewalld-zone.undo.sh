# swandoc SWD108/commands/firewalld-zone/undo v2 3dfc4b03
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
if [ -e "$kept/backup" ]; then
  backup=$(cat "$kept/backup")
  if [ -e "$kept/zone.xml.old" ]; then cp -p "$kept/zone.xml.old" "$backup"; else rm -f "$backup"; fi
fi
rm -f "$kept/source" "$kept/forward" "$kept/backup" "$kept/zone.xml.old"
rmdir "$kept" /var/lib/swandoc 2>/dev/null || true
)
