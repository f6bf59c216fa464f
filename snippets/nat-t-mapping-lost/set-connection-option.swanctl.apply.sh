# swandoc SWD132/set-connection-option/swanctl/apply v2 58c1d949
(
set -eu
dir=/etc/swanctl
[ -e "$dir/swanctl.conf" ] || dir=/etc/strongswan/swanctl
file="$dir/conf.d/zz-swandoc-rw.dpd_delay.conf"
stop() { echo "Stopped: $1" >&2; exit 1; }
[ -e "$dir/swanctl.conf" ] || stop "there is no swanctl.conf in /etc/swanctl or $dir"
# swanctl unloads every connection when it cannot read its file, so test that first.
STRONGSWAN_CONF="$dir/swanctl.conf" swanctl --help > /dev/null ||
  stop "$dir/swanctl.conf has an error; nothing was changed"
# The last value of an option wins, so conf.d must be read last.
last=$(sed '/^[[:space:]]*#/d; /^[[:space:]]*$/d' "$dir/swanctl.conf" | tail -n 1)
case $last in
  'include conf.d/*.conf' | "include $dir/conf.d/*.conf") ;;
  *) stop "the last line of $dir/swanctl.conf must be: include conf.d/*.conf" ;;
esac
loaded=$(swanctl --load-conns) || stop "swanctl cannot load its configuration; nothing was changed"
case $loaded in
  *"loaded connection 'rw'"*) ;;
  *) stop "swanctl.conf has no connection rw; nothing was changed" ;;
esac
mkdir -p "$dir/conf.d"
cat > "$file.new" <<'END'
connections {
  rw {
    dpd_delay = "20s"
  }
}
END
mv "$file.new" "$file"
load() { swanctl --load-conns; }
if ! load; then
  rm "$file"
  load
  stop "charon refused the new settings; they are taken back"
fi
)
