# swandoc SWD317/set-interface-mtu/iproute2/apply v1 2e823819
(
set -eu
mtu=1286
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
)
