# swandoc SWD227/set-traffic-selectors/ipsec-conf/apply v1 7a981966
(
set -eu
conf=/etc/ipsec.conf
ipsec=ipsec
if [ -e /etc/strongswan/ipsec.conf ]; then
  conf=/etc/strongswan/ipsec.conf
  ipsec=strongswan
fi
without() { sed '/^# swandoc lans.traffic-selectors begin$/,/^# swandoc lans.traffic-selectors end$/d' "$conf"; }
load() {
  cp -p "$conf" "$conf.new"
  cat > "$conf.new"
  mv "$conf.new" "$conf"
  "$ipsec" update
  sleep 1  # starter reads the file in the background
}
stop() { echo "Stopped: $1" >&2; exit 1; }
children() { "$ipsec" statusall | grep -c ' child:  ' || true; }
without | grep -q '^conn[[:space:]][[:space:]]*lans[[:space:]]*$' || "$ipsec" statusall | grep -q '^ *lans: ' ||
  stop "$conf has no conn lans; nothing was changed"
before=$(children)
{
  without
  cat <<'END'
# swandoc lans.traffic-selectors begin
conn lans
  leftsubnet = "10.5.0.0/24"
# swandoc lans.traffic-selectors end
END
} | load
if [ "$(children)" -lt "$before" ]; then
  without | load
  stop "charon refused the new settings; they are taken back"
fi
)
