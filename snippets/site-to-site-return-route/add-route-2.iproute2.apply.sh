# swandoc SWD121/add-route-2/iproute2/apply v1 2e494cdf
(
set -eu
to=10.2.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
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
  [ -e /var/lib/swandoc/add-route-10.2.0.0-24 ] || { ip -o "$family" route show exact "$to" | sed 's/\\//g; s/ dead//g; s/ linkdown//g; s/ expires [0-9]*sec//'; } > /var/lib/swandoc/add-route-10.2.0.0-24
  ip "$family" route replace "$to" via 10.1.0.1
  if [ "$(way_back)" != "$before" ]; then
    ip "$family" route del "$to" via 10.1.0.1
    sed 's/^/route replace /' /var/lib/swandoc/add-route-10.2.0.0-24 | ip "$family" -batch -
    rm -f /var/lib/swandoc/add-route-10.2.0.0-24
    rmdir /var/lib/swandoc 2>/dev/null || true
    echo "Put back: your SSH session would take the new route. To go on: unset SSH_CONNECTION" >&2
    exit 1
  fi
fi
)
