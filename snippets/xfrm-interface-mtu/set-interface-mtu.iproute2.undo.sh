# swandoc SWD311/set-interface-mtu/iproute2/undo v1 16e0a9f6
(
set -eu
if [ -e /var/lib/swandoc/set-interface-mtu-ipsec0 ]; then
  ip link set dev ipsec0 mtu "$(cat /var/lib/swandoc/set-interface-mtu-ipsec0)"
  rm -f /var/lib/swandoc/set-interface-mtu-ipsec0
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
if [ -e /etc/systemd/system/swandoc-set-interface-mtu-ipsec0.service ]; then
  systemctl disable swandoc-set-interface-mtu-ipsec0.service
  rm -f /etc/systemd/system/swandoc-set-interface-mtu-ipsec0.service /etc/swandoc/set-interface-mtu-ipsec0.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
