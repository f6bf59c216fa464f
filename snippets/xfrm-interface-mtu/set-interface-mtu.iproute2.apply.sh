# swandoc SWD311/set-interface-mtu/iproute2/apply v1 a298af94
(
set -eu
mtu=1310
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
)
