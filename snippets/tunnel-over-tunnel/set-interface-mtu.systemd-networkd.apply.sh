# swandoc SWD317/set-interface-mtu/systemd-networkd/apply v1 f1d45dac
(
set -eu
link=gre1
# The .network file that the interface has now; a drop-in directory of its name adds to it.
file=$(networkctl status -n0 "$link" | sed -n 's/^ *Network File: //p')
case $file in
  */*.network) ;;
  *) echo "Stopped: systemd-networkd does not set up $link." >&2; exit 1 ;;
esac
# For now, without reconfiguring the interface.
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
dir=/etc/systemd/network/${file##*/}.d
new="$dir/90-swandoc-set-interface-mtu-gre1"
mkdir -p "$dir"
cat > "$new" <<'END'
[Link]
MTUBytes=1286
END
mv "$new" "$new.conf"
)
