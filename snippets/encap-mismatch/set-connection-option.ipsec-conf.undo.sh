# swandoc SWD134/set-connection-option/ipsec-conf/undo v1 84b2d10e
(
set -eu
conf=/etc/ipsec.conf
ipsec=ipsec
if [ -e /etc/strongswan/ipsec.conf ]; then
  conf=/etc/strongswan/ipsec.conf
  ipsec=strongswan
fi
without() { sed '/^# swandoc rw.forceencaps begin$/,/^# swandoc rw.forceencaps end$/d' "$conf"; }
load() {
  cp -p "$conf" "$conf.new"
  cat > "$conf.new"
  mv "$conf.new" "$conf"
  "$ipsec" update
  sleep 1  # starter reads the file in the background
}
if grep -qs '^# swandoc rw.forceencaps begin$' "$conf"; then
  without | load
fi
)
