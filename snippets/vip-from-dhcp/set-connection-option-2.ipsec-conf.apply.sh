# swandoc SWD124/set-connection-option-2/ipsec-conf/apply v1 e10a7609
(
set -eu
conf=/etc/ipsec.conf
ipsec=ipsec
if [ -e /etc/strongswan/ipsec.conf ]; then
  conf=/etc/strongswan/ipsec.conf
  ipsec=strongswan
fi
without() { sed '/^# swandoc rw.rightsourceip begin$/,/^# swandoc rw.rightsourceip end$/d' "$conf"; }
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
# swandoc rw.rightsourceip begin
conn rw
  rightsourceip = "%dhcp"
# swandoc rw.rightsourceip end
END
} | load
if [ "$(children)" -lt "$before" ]; then
  without | load
  stop "charon refused the new settings; they are taken back"
fi
)
