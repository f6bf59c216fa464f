# swandoc SWD314/set-daemon-option/strongswan-conf/undo v1 326812c4
(
set -eu
conf=/etc/strongswan.conf
dir=/etc/strongswan.d
if [ -d /etc/strongswan/strongswan.d ]; then
  conf=/etc/strongswan/strongswan.conf
  dir=/etc/strongswan/strongswan.d
fi
file="$dir/zz-swandoc-charon.fragment_size.conf"
stop() { echo "Stopped: $1" >&2; exit 1; }
if [ -e "$file" ]; then
  swanctl --help > /dev/null || stop "$conf has an error, with which charon would not start"
  rm "$file"
  swanctl --reload-settings
fi
)
