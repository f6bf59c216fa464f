# swandoc SWD227/set-traffic-selectors/swanctl/apply v1 75d7d1b0
(
set -eu
dir=/etc/swanctl
[ -e "$dir/swanctl.conf" ] || dir=/etc/strongswan/swanctl
file="$dir/conf.d/zz-swandoc-site.lans.traffic-selectors.conf"
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
  *"loaded connection 'site'"*) ;;
  *) stop "swanctl.conf has no connection site; nothing was changed" ;;
esac
swanctl --list-conns --raw | grep -q '^list-conn event {site {.*[{ ]lans {mode=' ||
  stop "connection site has no child lans; nothing was changed"
mkdir -p "$dir/conf.d"
cat > "$file.new" <<'END'
connections {
  site {
    children {
      lans {
        local_ts = "10.5.0.0/24"
      }
    }
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
