# swandoc SWD137/set-child-option/ipsec-conf/apply v1 6c35e56c
(
set -eu
conf=/etc/ipsec.conf
ipsec=ipsec
if [ -e /etc/strongswan/ipsec.conf ]; then
  conf=/etc/strongswan/ipsec.conf
  ipsec=strongswan
fi
without() { sed '/^# swandoc net.auto begin$/,/^# swandoc net.auto end$/d' "$conf"; }
load() {
  cp -p "$conf" "$conf.new"
  cat > "$conf.new"
  mv "$conf.new" "$conf"
  "$ipsec" update
  sleep 1  # starter reads the file in the background
}
stop() { echo "Stopped: $1" >&2; exit 1; }
children() { "$ipsec" statusall | grep -c ' child:  ' || true; }
without | grep -q '^conn[[:space:]][[:space:]]*net[[:space:]]*$' || "$ipsec" statusall | grep -q '^ *net: ' ||
  stop "$conf has no conn net; nothing was changed"
before=$(children)
{
  without
  cat <<'END'
# swandoc net.auto begin
conn net
  auto = "route"
# swandoc net.auto end
END
} | load
if [ "$(children)" -lt "$before" ]; then
  without | load
  stop "charon refused the new settings; they are taken back"
fi
)
