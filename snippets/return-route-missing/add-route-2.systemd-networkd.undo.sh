# swandoc SWD120/add-route-2/systemd-networkd/undo v1 498c8799
(
set -eu
to=10.3.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
for file in /etc/systemd/network/*.network.d/90-swandoc-add-route-10.3.0.0-24.conf; do
  if [ -e "$file" ]; then
    rm "$file"
    rmdir "${file%/*}" 2>/dev/null || true
  fi
done
if [ -e /var/lib/swandoc/add-route-10.3.0.0-24 ]; then
  ip "$family" route del "$to" via 10.1.0.1 2>/dev/null || true
  sed 's/^/route replace /' /var/lib/swandoc/add-route-10.3.0.0-24 | ip "$family" -batch -
  rm -f /var/lib/swandoc/add-route-10.3.0.0-24
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
