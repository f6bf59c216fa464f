# swandoc SWD317/set-interface-mtu/netplan/undo v1 08cd5400
(
set -eu
if [ -e /etc/netplan/90-swandoc-set-interface-mtu-gre1.yaml ]; then
  rm /etc/netplan/90-swandoc-set-interface-mtu-gre1.yaml
  netplan generate
fi
if [ -e /var/lib/swandoc/set-interface-mtu-gre1 ]; then
  ip link set dev gre1 mtu "$(cat /var/lib/swandoc/set-interface-mtu-gre1)"
  rm -f /var/lib/swandoc/set-interface-mtu-gre1
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
