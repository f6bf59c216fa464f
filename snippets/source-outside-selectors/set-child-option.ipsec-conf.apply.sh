# swandoc SWD218/set-child-option/ipsec-conf/apply v1 9e69f832
(
set -eu
conf=/etc/ipsec.conf
ipsec=ipsec
if [ -e /etc/strongswan/ipsec.conf ]; then
  conf=/etc/strongswan/ipsec.conf
  ipsec=strongswan
fi
without() { sed '/^# swandoc lans.leftsubnet begin$/,/^# swandoc lans.leftsubnet end$/d' "$conf"; }
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
# swandoc lans.leftsubnet begin
conn lans
  leftsubnet = "10.1.0.0/24,%dynamic"
# swandoc lans.leftsubnet end
END
} | load
if [ "$(children)" -lt "$before" ]; then
  without | load
  stop "charon refused the new settings; they are taken back"
fi
)
