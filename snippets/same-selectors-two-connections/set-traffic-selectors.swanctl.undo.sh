# swandoc SWD227/set-traffic-selectors/swanctl/undo v1 9e41b09c
(
set -eu
dir=/etc/swanctl
[ -e "$dir/swanctl.conf" ] || dir=/etc/strongswan/swanctl
file="$dir/conf.d/zz-swandoc-site.lans.traffic-selectors.conf"
stop() { echo "Stopped: $1" >&2; exit 1; }
if [ -e "$file" ]; then
  # swanctl unloads every connection when it cannot read its file, so test that first.
  STRONGSWAN_CONF="$dir/swanctl.conf" swanctl --help > /dev/null ||
    stop "$dir/swanctl.conf has an error; nothing was undone"
  rm "$file"
  swanctl --load-conns
fi
)
