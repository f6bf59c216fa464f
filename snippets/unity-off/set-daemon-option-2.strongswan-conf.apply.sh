# swandoc SWD217/set-daemon-option-2/strongswan-conf/apply v1 1d0935b5
(
set -eu
conf=/etc/strongswan.conf
dir=/etc/strongswan.d
if [ -d /etc/strongswan/strongswan.d ]; then
  conf=/etc/strongswan/strongswan.conf
  dir=/etc/strongswan/strongswan.d
fi
file="$dir/zz-swandoc-charon.plugins.attr.split-include.conf"
stop() { echo "Stopped: $1" >&2; exit 1; }
swanctl --help > /dev/null || stop "$conf has an error, with which charon would not start"
# The last value of an option wins, so strongswan.d must be read last.
last=$(sed '/^[[:space:]]*#/d; /^[[:space:]]*$/d' "$conf" | tail -n 1)
case $last in
  'include strongswan.d/*.conf' | "include $dir/*.conf") ;;
  *) stop "the last line of $conf must be: include strongswan.d/*.conf" ;;
esac
cat > "$file.new" <<'END'
charon {
  plugins {
    attr {
      split-include = "10.1.0.0/24"
    }
  }
}
END
if cmp -s "$file.new" "$file"; then
  rm "$file.new"
else
  mv "$file.new" "$file"
  swanctl --reload-settings
fi
)
