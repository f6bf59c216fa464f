# swandoc SWD120/add-route-2/netplan/apply v1 c81f264a
(
set -eu
to=10.3.0.0/24
case $to in *:*) family=-6 ;; *) family=-4 ;; esac
link=$(ip -o route get 10.1.0.1 | sed -n 's/.* dev \([^ ]*\).*/\1/p')
# The section that has the interface; netplan wants dots in names escaped.
key=$(echo "$link" | sed 's/\./\\./g')
section=
for kind in ethernets wifis bonds bridges vlans; do
  if [ "$(netplan get "$kind.$key")" != null ]; then
    section=$kind
    break
  fi
done
if [ -z "$section" ]; then
  echo "Stopped: no section of netplan is named $link. See: netplan get" >&2
  exit 1
fi
# What is there must be sound.
netplan generate
# For now, without reconfiguring interfaces.
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
# For the next boot.
umask 077
cat > /etc/netplan/90-swandoc-add-route-10.3.0.0-24.yaml.new <<END
network:
  version: 2
  $section:
    $link:
      routes:
        - to: "10.3.0.0/24"
          via: "10.1.0.1"
END
mv /etc/netplan/90-swandoc-add-route-10.3.0.0-24.yaml.new /etc/netplan/90-swandoc-add-route-10.3.0.0-24.yaml
if ! netplan generate; then
  rm /etc/netplan/90-swandoc-add-route-10.3.0.0-24.yaml
  echo "Stopped: netplan does not accept it. Now run undo." >&2
  exit 1
fi
)
