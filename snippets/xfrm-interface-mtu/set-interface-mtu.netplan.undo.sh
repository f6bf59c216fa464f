# swandoc SWD311/set-interface-mtu/netplan/undo v1 4771ada7
(
set -eu
if [ -e /etc/netplan/90-swandoc-set-interface-mtu-ipsec0.yaml ]; then
  rm /etc/netplan/90-swandoc-set-interface-mtu-ipsec0.yaml
  netplan generate
fi
if [ -e /var/lib/swandoc/set-interface-mtu-ipsec0 ]; then
  ip link set dev ipsec0 mtu "$(cat /var/lib/swandoc/set-interface-mtu-ipsec0)"
  rm -f /var/lib/swandoc/set-interface-mtu-ipsec0
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
