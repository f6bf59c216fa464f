# swandoc SWD125/proxy-ndp/systemd-networkd/undo v1 eb883129
(
set -eu
for file in /etc/systemd/network/*.network.d/90-swandoc-proxy-ndp-2001:db8:1::c1-eth1.conf; do
  if [ -e "$file" ]; then
    rm "$file"
    rmdir "${file%/*}" 2>/dev/null || true
  fi
done
if [ -e /var/lib/swandoc/proxy-ndp-2001:db8:1::c1-eth1 ]; then
  ip -6 neigh del proxy 2001:db8:1::c1 dev eth1 2>/dev/null || true
  rm -f /var/lib/swandoc/proxy-ndp-2001:db8:1::c1-eth1
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
if [ -e /var/lib/swandoc/proxy-ndp-switch-eth1 ] && [ -z "$(ip -6 neigh show proxy dev eth1)" ]; then
  sysctl -q -p /var/lib/swandoc/proxy-ndp-switch-eth1
  rm -f /var/lib/swandoc/proxy-ndp-switch-eth1
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
