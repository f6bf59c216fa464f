# swandoc SWD316/set-interface-mtu/systemd-networkd/apply v1 14c6f822
(
set -eu
link=ipsec0
# The .network file that the interface has now; a drop-in directory of its name adds to it.
file=$(networkctl status -n0 "$link" | sed -n 's/^ *Network File: //p')
case $file in
  */*.network) ;;
  *) echo "Stopped: systemd-networkd does not set up $link." >&2; exit 1 ;;
esac
# For now, without reconfiguring the interface.
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
dir=/etc/systemd/network/${file##*/}.d
new="$dir/90-swandoc-set-interface-mtu-ipsec0"
mkdir -p "$dir"
cat > "$new" <<'END'
[Link]
MTUBytes=1310
END
mv "$new" "$new.conf"
)
