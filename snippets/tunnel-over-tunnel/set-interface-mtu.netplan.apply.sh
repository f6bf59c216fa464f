# swandoc SWD317/set-interface-mtu/netplan/apply v1 35eb23ce
(
set -eu
link=gre1
# The section that has the interface; netplan wants dots in names escaped.
key=$(echo "$link" | sed 's/\./\\./g')
section=
for kind in ethernets wifis bonds bridges vlans; do
  if [ "$(netplan get "$kind.$key")" != null ]; then
    section=$kind
    break
  fi
done
if [ -z "$section" ]; then
  echo "Stopped: no section of netplan is named $link. See: netplan get" >&2
  exit 1
fi
# What is there must be sound.
netplan generate
# For now, without reconfiguring interfaces.
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
# For the next boot.
umask 077
cat > /etc/netplan/90-swandoc-set-interface-mtu-gre1.yaml.new <<END
network:
  version: 2
  $section:
    $link:
      mtu: 1286
END
mv /etc/netplan/90-swandoc-set-interface-mtu-gre1.yaml.new /etc/netplan/90-swandoc-set-interface-mtu-gre1.yaml
if ! netplan generate; then
  rm /etc/netplan/90-swandoc-set-interface-mtu-gre1.yaml
  echo "Stopped: netplan does not accept it. Now run undo." >&2
  exit 1
fi
)
