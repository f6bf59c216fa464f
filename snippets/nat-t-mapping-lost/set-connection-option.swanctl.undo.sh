# swandoc SWD132/set-connection-option/swanctl/undo v2 dd7fe62a
(
set -eu
dir=/etc/swanctl
[ -e "$dir/swanctl.conf" ] || dir=/etc/strongswan/swanctl
file="$dir/conf.d/zz-swandoc-rw.dpd_delay.conf"
stop() { echo "Stopped: $1" >&2; exit 1; }
if [ -e "$file" ]; then
  # swanctl unloads every connection when it cannot read its file, so test that first.
  STRONGSWAN_CONF="$dir/swanctl.conf" swanctl --help > /dev/null ||
    stop "$dir/swanctl.conf has an error; nothing was undone"
  rm "$file"
  swanctl --load-conns
fi
)
