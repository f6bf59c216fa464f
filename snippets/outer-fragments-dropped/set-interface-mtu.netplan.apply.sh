# swandoc SWD316/set-interface-mtu/netplan/apply v1 ebe4a648
(
set -eu
link=ipsec0
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
# For the next boot.
umask 077
cat > /etc/netplan/90-swandoc-set-interface-mtu-ipsec0.yaml.new <<END
network:
  version: 2
  $section:
    $link:
      mtu: 1310
END
mv /etc/netplan/90-swandoc-set-interface-mtu-ipsec0.yaml.new /etc/netplan/90-swandoc-set-interface-mtu-ipsec0.yaml
if ! netplan generate; then
  rm /etc/netplan/90-swandoc-set-interface-mtu-ipsec0.yaml
  echo "Stopped: netplan does not accept it. Now run undo." >&2
  exit 1
fi
)
