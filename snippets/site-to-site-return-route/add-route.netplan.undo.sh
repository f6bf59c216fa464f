# swandoc SWD121/add-route/netplan/undo v1 bdda8fa1
(
set -eu
to=10.2.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
if [ -e /etc/netplan/90-swandoc-add-route-10.2.0.0-24.yaml ]; then
  rm /etc/netplan/90-swandoc-add-route-10.2.0.0-24.yaml
  netplan generate
fi
if [ -e /var/lib/swandoc/add-route-10.2.0.0-24 ]; then
  ip "$family" route del "$to" via 10.1.0.1 2>/dev/null || true
  sed 's/^/route replace /' /var/lib/swandoc/add-route-10.2.0.0-24 | ip "$family" -batch -
  rm -f /var/lib/swandoc/add-route-10.2.0.0-24
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
