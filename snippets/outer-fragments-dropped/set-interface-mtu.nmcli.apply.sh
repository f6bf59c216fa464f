# swandoc SWD316/set-interface-mtu/nmcli/apply v1 3c606080
(
set -eu
mtu=1310
link=ipsec0
uuid=$(nmcli -g GENERAL.CON-UUID device show "$link")
case $(nmcli -g connection.type connection show "$uuid") in
  802-11-wireless) setting=802-11-wireless.mtu ;;
  *) setting=802-3-ethernet.mtu ;;
esac
case $uuid:$(nmcli -g GENERAL.STATE device show "$link") in
  :* | *externally*) echo "Stopped: NetworkManager does not set up $link." >&2; exit 1 ;;
esac
# For now, without reconfiguring the interface.
if [ "$(cat /sys/class/net/ipsec0/mtu)" != "$mtu" ]; then
  # RFC 8200 asks for 1280 bytes; with less the kernel takes IPv6 off the interface.
  if [ "$mtu" -lt 1280 ] && [ -n "$(ip -6 addr show dev ipsec0)" ]; then
    echo "Stopped: ipsec0 would lose its IPv6 addresses below 1280 bytes." >&2
    exit 1
  fi
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/set-interface-mtu-ipsec0 ] || cat /sys/class/net/ipsec0/mtu > /var/lib/swandoc/set-interface-mtu-ipsec0
  ip link set dev ipsec0 mtu "$mtu"
fi
# For the next activation of the profile.
if [ "$(nmcli -g "$setting" connection show "$uuid")" != "$mtu" ]; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/set-interface-mtu-ipsec0-nmcli ] || echo "$uuid $setting $(nmcli -g "$setting" connection show "$uuid")" > /var/lib/swandoc/set-interface-mtu-ipsec0-nmcli
  nmcli connection modify "$uuid" "$setting" "$mtu"
fi
)
