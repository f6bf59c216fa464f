# swandoc SWD137/bypass-policy/ipsec-conf/apply v1 db87c797
(
set -eu
conf=/etc/ipsec.conf
ipsec=ipsec
if [ -e /etc/strongswan/ipsec.conf ]; then
  conf=/etc/strongswan/ipsec.conf
  ipsec=strongswan
fi
without() { sed '/^# swandoc bypass-policy-leased-line begin$/,/^# swandoc bypass-policy-leased-line end$/d' "$conf"; }
load() {
  cp -p "$conf" "$conf.new"
  cat > "$conf.new"
  mv "$conf.new" "$conf"
  "$ipsec" update
  sleep 1  # starter reads the file in the background
}
stop() { echo "Stopped: $1" >&2; exit 1; }
children() { "$ipsec" statusall | grep -c ' child:  ' || true; }
if without | grep -q '^conn[[:space:]][[:space:]]*leased-line[[:space:]]*$'; then
  stop "$conf already has a conn leased-line; nothing was changed"
fi
before=$(children)
{
  without
  cat <<'END'
# swandoc bypass-policy-leased-line begin
conn leased-line
  right = 127.0.0.1
  leftsubnet = "10.1.0.0/24"
  rightsubnet = "10.2.0.0/24"
  authby = never
  type = passthrough
  auto = route
# swandoc bypass-policy-leased-line end
END
} | load
if [ "$(children)" -lt "$before" ]; then
  without | load
  stop "charon refused the new settings; they are taken back"
fi
)
