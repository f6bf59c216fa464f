# swandoc SWD115/remove-source-nat-2/iptables/undo v1 c93a4d73
(
set -eu
if [ -e /var/lib/swandoc/remove-source-nat-192.0.2.1 ]; then
  present=$(iptables -w -t nat -S POSTROUTING)
  sort -n /var/lib/swandoc/remove-source-nat-192.0.2.1 | while IFS=: read -r number rule; do
    if printf '%s\n' "$present" | grep -qxF -e "$rule"; then continue; fi
    rule=${rule#-A POSTROUTING }
    printf '*nat\n-I POSTROUTING %s %s\nCOMMIT\n' "$number" "$rule" | iptables-restore -w --noflush ||
      printf '*nat\n-A POSTROUTING %s\nCOMMIT\n' "$rule" | iptables-restore -w --noflush
  done
fi
rm -f /var/lib/swandoc/remove-source-nat-192.0.2.1
rmdir /var/lib/swandoc 2>/dev/null || true
if [ -e /etc/systemd/system/swandoc-remove-source-nat-192.0.2.1.service ]; then
  systemctl disable swandoc-remove-source-nat-192.0.2.1.service
  rm -f /etc/systemd/system/swandoc-remove-source-nat-192.0.2.1.service /etc/swandoc/remove-source-nat-192.0.2.1.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
