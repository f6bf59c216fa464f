# swandoc SWD121/add-route-2/iproute2/undo v1 144c9a62
(
set -eu
to=10.2.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
if [ -e /var/lib/swandoc/add-route-10.2.0.0-24 ]; then
  ip "$family" route del "$to" via 10.1.0.1 2>/dev/null || true
  sed 's/^/route replace /' /var/lib/swandoc/add-route-10.2.0.0-24 | ip "$family" -batch -
  rm -f /var/lib/swandoc/add-route-10.2.0.0-24
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
if [ -e /etc/systemd/system/swandoc-add-route-10.2.0.0-24.service ]; then
  systemctl disable swandoc-add-route-10.2.0.0-24.service
  rm -f /etc/systemd/system/swandoc-add-route-10.2.0.0-24.service /etc/swandoc/add-route-10.2.0.0-24.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
