# swandoc SWD317/set-interface-mtu/iproute2/undo v1 e4900a84
(
set -eu
if [ -e /var/lib/swandoc/set-interface-mtu-gre1 ]; then
  ip link set dev gre1 mtu "$(cat /var/lib/swandoc/set-interface-mtu-gre1)"
  rm -f /var/lib/swandoc/set-interface-mtu-gre1
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
if [ -e /etc/systemd/system/swandoc-set-interface-mtu-gre1.service ]; then
  systemctl disable swandoc-set-interface-mtu-gre1.service
  rm -f /etc/systemd/system/swandoc-set-interface-mtu-gre1.service /etc/swandoc/set-interface-mtu-gre1.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
