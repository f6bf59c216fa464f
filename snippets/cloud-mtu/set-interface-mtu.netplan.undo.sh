# swandoc SWD312/set-interface-mtu/netplan/undo v1 b00e9135
(
set -eu
if [ -e /etc/netplan/90-swandoc-set-interface-mtu-eth0.yaml ]; then
  rm /etc/netplan/90-swandoc-set-interface-mtu-eth0.yaml
  netplan generate
fi
if [ -e /var/lib/swandoc/set-interface-mtu-eth0 ]; then
  ip link set dev eth0 mtu "$(cat /var/lib/swandoc/set-interface-mtu-eth0)"
  rm -f /var/lib/swandoc/set-interface-mtu-eth0
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
