# swandoc SWD121/add-route/systemd-networkd/apply v1 09f74769
(
set -eu
to=10.2.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
link=$(ip -o route get 10.1.0.1 | sed -n 's/.* dev \([^ ]*\).*/\1/p')
# The .network file that the interface has now; a drop-in directory of its name adds to it.
file=$(networkctl status -n0 "$link" | sed -n 's/^ *Network File: //p')
case $file in
  */*.network) ;;
  *) echo "Stopped: systemd-networkd does not set up $link." >&2; exit 1 ;;
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
# For the next boot.
dir=/etc/systemd/network/${file##*/}.d
new="$dir/90-swandoc-add-route-10.2.0.0-24"
mkdir -p "$dir"
cat > "$new" <<'END'
[Route]
Destination=10.2.0.0/24
Gateway=10.1.0.1
END
mv "$new" "$new.conf"
)
