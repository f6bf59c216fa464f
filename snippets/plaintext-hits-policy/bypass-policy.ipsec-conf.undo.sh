# swandoc SWD137/bypass-policy/ipsec-conf/undo v1 ada3deaf
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
if grep -qs '^# swandoc bypass-policy-leased-line begin$' "$conf"; then
  without | load
fi
)
