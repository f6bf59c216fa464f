# swandoc SWD124/load-plugin-5/strongswan-conf/undo v1 c9d519b0
(
set -eu
conf=/etc/strongswan.conf
dir=/etc/strongswan.d
if [ -d /etc/strongswan/strongswan.d ]; then
  conf=/etc/strongswan/strongswan.conf
  dir=/etc/strongswan/strongswan.d
fi
file="$dir/zz-swandoc-charon.plugins.farp.load.conf"
stop() { echo "Stopped: $1" >&2; exit 1; }
if [ -e "$file" ]; then
  swanctl --help > /dev/null || stop "$conf has an error, with which charon would not start"
  rm "$file"
  # charon reads this only when it starts.
  if systemctl is-active --quiet strongswan; then
    systemctl restart strongswan
  elif systemctl is-active --quiet strongswan-starter; then
    systemctl restart strongswan-starter
  else
    echo "Now restart charon in the way of this host."
  fi
fi
)
