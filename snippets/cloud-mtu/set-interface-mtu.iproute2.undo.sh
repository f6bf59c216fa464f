# swandoc SWD312/set-interface-mtu/iproute2/undo v1 e21f1ce5
(
set -eu
if [ -e /var/lib/swandoc/set-interface-mtu-eth0 ]; then
  ip link set dev eth0 mtu "$(cat /var/lib/swandoc/set-interface-mtu-eth0)"
  rm -f /var/lib/swandoc/set-interface-mtu-eth0
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
if [ -e /etc/systemd/system/swandoc-set-interface-mtu-eth0.service ]; then
  systemctl disable swandoc-set-interface-mtu-eth0.service
  rm -f /etc/systemd/system/swandoc-set-interface-mtu-eth0.service /etc/swandoc/set-interface-mtu-eth0.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
