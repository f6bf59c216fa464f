# swandoc SWD317/set-interface-mtu/nmcli/apply v1 0e75b721
(
set -eu
mtu=1286
link=gre1
uuid=$(nmcli -g GENERAL.CON-UUID device show "$link")
case $(nmcli -g connection.type connection show "$uuid") in
  802-11-wireless) setting=802-11-wireless.mtu ;;
  *) setting=802-3-ethernet.mtu ;;
esac
case $uuid:$(nmcli -g GENERAL.STATE device show "$link") in
  :* | *externally*) echo "Stopped: NetworkManager does not set up $link." >&2; exit 1 ;;
esac
# For now, without reconfiguring the interface.
if [ "$(cat /sys/class/net/gre1/mtu)" != "$mtu" ]; then
  # RFC 8200 asks for 1280 bytes; with less the kernel takes IPv6 off the interface.
  if [ "$mtu" -lt 1280 ] && [ -n "$(ip -6 addr show dev gre1)" ]; then
    echo "Stopped: gre1 would lose its IPv6 addresses below 1280 bytes." >&2
    exit 1
  fi
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/set-interface-mtu-gre1 ] || cat /sys/class/net/gre1/mtu > /var/lib/swandoc/set-interface-mtu-gre1
  ip link set dev gre1 mtu "$mtu"
fi
# For the next activation of the profile.
if [ "$(nmcli -g "$setting" connection show "$uuid")" != "$mtu" ]; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/set-interface-mtu-gre1-nmcli ] || echo "$uuid $setting $(nmcli -g "$setting" connection show "$uuid")" > /var/lib/swandoc/set-interface-mtu-gre1-nmcli
  nmcli connection modify "$uuid" "$setting" "$mtu"
fi
)
