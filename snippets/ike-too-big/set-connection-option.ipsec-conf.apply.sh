# swandoc SWD314/set-connection-option/ipsec-conf/apply v1 33cb9243
(
set -eu
conf=/etc/ipsec.conf
ipsec=ipsec
if [ -e /etc/strongswan/ipsec.conf ]; then
  conf=/etc/strongswan/ipsec.conf
  ipsec=strongswan
fi
without() { sed '/^# swandoc rw.fragmentation begin$/,/^# swandoc rw.fragmentation end$/d' "$conf"; }
load() {
  cp -p "$conf" "$conf.new"
  cat > "$conf.new"
  mv "$conf.new" "$conf"
  "$ipsec" update
  sleep 1  # starter reads the file in the background
}
stop() { echo "Stopped: $1" >&2; exit 1; }
children() { "$ipsec" statusall | grep -c ' child:  ' || true; }
without | grep -q '^conn[[:space:]][[:space:]]*rw[[:space:]]*$' || "$ipsec" statusall | grep -q '^ *rw: ' ||
  stop "$conf has no conn rw; nothing was changed"
before=$(children)
{
  without
  cat <<'END'
# swandoc rw.fragmentation begin
conn rw
  fragmentation = "yes"
# swandoc rw.fragmentation end
END
} | load
if [ "$(children)" -lt "$before" ]; then
  without | load
  stop "charon refused the new settings; they are taken back"
fi
)
