# swandoc SWD223/bypass-policy/swanctl/apply v1 c2fa45ca
(
set -eu
dir=/etc/swanctl
[ -e "$dir/swanctl.conf" ] || dir=/etc/strongswan/swanctl
file="$dir/conf.d/zz-swandoc-bypass-policy-local-lan.conf"
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
  *"loaded connection 'local-lan'"*)
    [ -e "$file" ] || stop "swanctl.conf already has a connection local-lan; nothing was changed" ;;
esac
mkdir -p "$dir/conf.d"
cat > "$file.new" <<'END'
connections {
  local-lan {
    remote_addrs = 127.0.0.1
    children {
      local-lan {
        local_ts = "192.168.178.0/24"
        remote_ts = "192.168.178.0/24"
        mode = pass
        start_action = trap
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
