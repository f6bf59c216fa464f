# swandoc SWD317/set-interface-mtu/systemd-networkd/undo v1 ea30056c
(
set -eu
for file in /etc/systemd/network/*.network.d/90-swandoc-set-interface-mtu-gre1.conf; do
  if [ -e "$file" ]; then
    rm "$file"
    rmdir "${file%/*}" 2>/dev/null || true
  fi
done
if [ -e /var/lib/swandoc/set-interface-mtu-gre1 ]; then
  ip link set dev gre1 mtu "$(cat /var/lib/swandoc/set-interface-mtu-gre1)"
  rm -f /var/lib/swandoc/set-interface-mtu-gre1
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
