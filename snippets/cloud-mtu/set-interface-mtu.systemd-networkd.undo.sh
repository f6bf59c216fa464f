# swandoc SWD312/set-interface-mtu/systemd-networkd/undo v1 fa2e84c8
(
set -eu
for file in /etc/systemd/network/*.network.d/90-swandoc-set-interface-mtu-eth0.conf; do
  if [ -e "$file" ]; then
    rm "$file"
    rmdir "${file%/*}" 2>/dev/null || true
  fi
done
if [ -e /var/lib/swandoc/set-interface-mtu-eth0 ]; then
  ip link set dev eth0 mtu "$(cat /var/lib/swandoc/set-interface-mtu-eth0)"
  rm -f /var/lib/swandoc/set-interface-mtu-eth0
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
