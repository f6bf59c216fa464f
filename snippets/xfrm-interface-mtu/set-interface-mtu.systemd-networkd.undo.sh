# swandoc SWD311/set-interface-mtu/systemd-networkd/undo v1 fdd15f2b
(
set -eu
for file in /etc/systemd/network/*.network.d/90-swandoc-set-interface-mtu-ipsec0.conf; do
  if [ -e "$file" ]; then
    rm "$file"
    rmdir "${file%/*}" 2>/dev/null || true
  fi
done
if [ -e /var/lib/swandoc/set-interface-mtu-ipsec0 ]; then
  ip link set dev ipsec0 mtu "$(cat /var/lib/swandoc/set-interface-mtu-ipsec0)"
  rm -f /var/lib/swandoc/set-interface-mtu-ipsec0
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
