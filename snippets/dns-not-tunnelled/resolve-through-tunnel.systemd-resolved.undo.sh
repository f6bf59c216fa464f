# swandoc SWD225/resolve-through-tunnel/systemd-resolved/undo v1 5323f9e7
(
set -eu
if [ -e /var/lib/swandoc/resolve-through-tunnel-corp.example-eth0 ]; then
  resolvectl revert eth0
  rm -f /var/lib/swandoc/resolve-through-tunnel-corp.example-eth0
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
if [ -e /etc/systemd/system/swandoc-resolve-through-tunnel-corp.example-eth0.service ]; then
  systemctl disable swandoc-resolve-through-tunnel-corp.example-eth0.service
  rm -f /etc/systemd/system/swandoc-resolve-through-tunnel-corp.example-eth0.service /etc/swandoc/resolve-through-tunnel-corp.example-eth0.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
