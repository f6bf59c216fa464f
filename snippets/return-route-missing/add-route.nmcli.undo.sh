# swandoc SWD120/add-route/nmcli/undo v1 b642f321
(
set -eu
to=10.3.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
case $family in -6) routes=ipv6.routes ;; *) routes=ipv4.routes ;; esac
route="10.3.0.0/24 10.1.0.1"
if [ -e /var/lib/swandoc/add-route-10.3.0.0-24-nmcli ]; then
  nmcli connection modify "$(cat /var/lib/swandoc/add-route-10.3.0.0-24-nmcli)" "-$routes" "$route"
  rm -f /var/lib/swandoc/add-route-10.3.0.0-24-nmcli
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
if [ -e /var/lib/swandoc/add-route-10.3.0.0-24 ]; then
  ip "$family" route del "$to" via 10.1.0.1 2>/dev/null || true
  sed 's/^/route replace /' /var/lib/swandoc/add-route-10.3.0.0-24 | ip "$family" -batch -
  rm -f /var/lib/swandoc/add-route-10.3.0.0-24
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
