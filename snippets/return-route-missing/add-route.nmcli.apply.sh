# swandoc SWD120/add-route/nmcli/apply v1 86fe3347
(
set -eu
to=10.3.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
case $family in -6) routes=ipv6.routes ;; *) routes=ipv4.routes ;; esac
link=$(ip -o route get 10.1.0.1 | sed -n 's/.* dev \([^ ]*\).*/\1/p')
uuid=$(nmcli -g GENERAL.CON-UUID device show "$link")
route="10.3.0.0/24 10.1.0.1"
case $uuid:$(nmcli -g GENERAL.STATE device show "$link") in
  :* | *externally*) echo "Stopped: NetworkManager does not set up $link." >&2; exit 1 ;;
esac
# For now, without reconfiguring the interface.
there() { ip "$family" route show exact "$to" via 10.1.0.1 | grep -q .; }
if ! there; then
  case $to in 0.0.0.0/0 | ::/0)
    echo "Stopped: this would replace the default route of this host." >&2
    exit 1
  esac
  # The way back to whoever is logged in by SSH must stay the same.
  client=${SSH_CONNECTION:-}
  client=${client%% *}
  way_back() { [ -z "$client" ] || ip -o route get "$client" | sed 's/ uid.*//'; }
  before=$(way_back)
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/add-route-10.3.0.0-24 ] || { ip -o "$family" route show exact "$to" | sed 's/\\//g; s/ dead//g; s/ linkdown//g; s/ expires [0-9]*sec//'; } > /var/lib/swandoc/add-route-10.3.0.0-24
  ip "$family" route replace "$to" via 10.1.0.1
  if [ "$(way_back)" != "$before" ]; then
    ip "$family" route del "$to" via 10.1.0.1
    sed 's/^/route replace /' /var/lib/swandoc/add-route-10.3.0.0-24 | ip "$family" -batch -
    rm -f /var/lib/swandoc/add-route-10.3.0.0-24
    rmdir /var/lib/swandoc 2>/dev/null || true
    echo "Put back: your SSH session would take the new route. To go on: unset SSH_CONNECTION" >&2
    exit 1
  fi
fi
# For the next activation of the profile.
if ! nmcli -e no -g "$routes" connection show "$uuid" | tr ',' '\n' | sed 's/^ *//' | grep -qxF "$route"; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/add-route-10.3.0.0-24-nmcli ] || echo "$uuid" > /var/lib/swandoc/add-route-10.3.0.0-24-nmcli
  nmcli connection modify "$uuid" "+$routes" "$route"
fi
)
