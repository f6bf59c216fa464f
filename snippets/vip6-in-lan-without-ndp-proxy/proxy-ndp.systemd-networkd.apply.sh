# swandoc SWD125/proxy-ndp/systemd-networkd/apply v1 276e2790
(
set -eu
link=eth1
# The .network file that the interface has now; a drop-in directory of its name adds to it.
file=$(networkctl status -n0 "$link" | sed -n 's/^ *Network File: //p')
case $file in
  */*.network) ;;
  *) echo "Stopped: systemd-networkd does not set up $link." >&2; exit 1 ;;
esac
# For now, without reconfiguring the interface.
if [ "$(sysctl -n net/ipv6/conf/eth1/proxy_ndp)" != 1 ]; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/proxy-ndp-switch-eth1 ] || sysctl net/ipv6/conf/eth1/proxy_ndp > /var/lib/swandoc/proxy-ndp-switch-eth1
  sysctl -w net/ipv6/conf/eth1/proxy_ndp=1
fi
if ! ip -6 neigh show proxy dev eth1 | grep -q '^2001:db8:1::c1 '; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/proxy-ndp-2001:db8:1::c1-eth1 ] || echo absent > /var/lib/swandoc/proxy-ndp-2001:db8:1::c1-eth1
  ip -6 neigh add proxy 2001:db8:1::c1 dev eth1
fi
# For the next boot.
dir=/etc/systemd/network/${file##*/}.d
new="$dir/90-swandoc-proxy-ndp-2001:db8:1::c1-eth1"
mkdir -p "$dir"
cat > "$new" <<'END'
[Network]
IPv6ProxyNDPAddress=2001:db8:1::c1
END
mv "$new" "$new.conf"
)
