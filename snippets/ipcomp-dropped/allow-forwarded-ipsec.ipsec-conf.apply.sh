# swandoc SWD136/allow-forwarded-ipsec/ipsec-conf/apply v1 a7d4ef33
(
set -eu
conf=/etc/ipsec.conf
ipsec=ipsec
if [ -e /etc/strongswan/ipsec.conf ]; then
  conf=/etc/strongswan/ipsec.conf
  ipsec=strongswan
fi
without() { sed '/^# swandoc net.leftfirewall begin$/,/^# swandoc net.leftfirewall end$/d' "$conf"; }
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
# swandoc net.leftfirewall begin
conn net
  leftfirewall = "yes"
# swandoc net.leftfirewall end
END
} | load
if [ "$(children)" -lt "$before" ]; then
  without | load
  stop "charon refused the new settings; they are taken back"
fi
)
