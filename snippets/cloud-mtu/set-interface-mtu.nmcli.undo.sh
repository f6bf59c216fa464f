# swandoc SWD312/set-interface-mtu/nmcli/undo v1 4229bd31
(
set -eu
if [ -e /var/lib/swandoc/set-interface-mtu-eth0-nmcli ]; then
  read -r uuid setting old < /var/lib/swandoc/set-interface-mtu-eth0-nmcli
  nmcli connection modify "$uuid" "$setting" "$old"
  rm -f /var/lib/swandoc/set-interface-mtu-eth0-nmcli
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
if [ -e /var/lib/swandoc/set-interface-mtu-eth0 ]; then
  ip link set dev eth0 mtu "$(cat /var/lib/swandoc/set-interface-mtu-eth0)"
  rm -f /var/lib/swandoc/set-interface-mtu-eth0
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
