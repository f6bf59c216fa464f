# swandoc SWD311/set-interface-mtu/nmcli/undo v1 e5c7d544
(
set -eu
if [ -e /var/lib/swandoc/set-interface-mtu-ipsec0-nmcli ]; then
  read -r uuid setting old < /var/lib/swandoc/set-interface-mtu-ipsec0-nmcli
  nmcli connection modify "$uuid" "$setting" "$old"
  rm -f /var/lib/swandoc/set-interface-mtu-ipsec0-nmcli
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
if [ -e /var/lib/swandoc/set-interface-mtu-ipsec0 ]; then
  ip link set dev ipsec0 mtu "$(cat /var/lib/swandoc/set-interface-mtu-ipsec0)"
  rm -f /var/lib/swandoc/set-interface-mtu-ipsec0
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
