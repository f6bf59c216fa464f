# swandoc SWD317/set-interface-mtu/nmcli/undo v1 6810e656
(
set -eu
if [ -e /var/lib/swandoc/set-interface-mtu-gre1-nmcli ]; then
  read -r uuid setting old < /var/lib/swandoc/set-interface-mtu-gre1-nmcli
  nmcli connection modify "$uuid" "$setting" "$old"
  rm -f /var/lib/swandoc/set-interface-mtu-gre1-nmcli
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
if [ -e /var/lib/swandoc/set-interface-mtu-gre1 ]; then
  ip link set dev gre1 mtu "$(cat /var/lib/swandoc/set-interface-mtu-gre1)"
  rm -f /var/lib/swandoc/set-interface-mtu-gre1
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
