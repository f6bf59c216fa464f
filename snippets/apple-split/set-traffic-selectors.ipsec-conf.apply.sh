# swandoc SWD213/set-traffic-selectors/ipsec-conf/apply v1 26726630
(
set -eu
conf=/etc/ipsec.conf
ipsec=ipsec
if [ -e /etc/strongswan/ipsec.conf ]; then
  conf=/etc/strongswan/ipsec.conf
  ipsec=strongswan
fi
without() { sed '/^# swandoc net.traffic-selectors begin$/,/^# swandoc net.traffic-selectors end$/d' "$conf"; }
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
# swandoc net.traffic-selectors begin
conn net
  leftsubnet = "10.1.0.0/24"
# swandoc net.traffic-selectors end
END
} | load
if [ "$(children)" -lt "$before" ]; then
  without | load
  stop "charon refused the new settings; they are taken back"
fi
)
