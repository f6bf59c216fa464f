# swandoc SWD312/set-daemon-option/strongswan-conf/apply v1 0261f3cf
(
set -eu
conf=/etc/strongswan.conf
dir=/etc/strongswan.d
if [ -d /etc/strongswan/strongswan.d ]; then
  conf=/etc/strongswan/strongswan.conf
  dir=/etc/strongswan/strongswan.d
fi
file="$dir/zz-swandoc-charon.plugins.kernel-netlink.mtu.conf"
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
    kernel-netlink {
      mtu = "1310"
    }
  }
}
END
if cmp -s "$file.new" "$file"; then
  rm "$file.new"
else
  mv "$file.new" "$file"
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
