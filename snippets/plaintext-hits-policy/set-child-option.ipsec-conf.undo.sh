# swandoc SWD137/set-child-option/ipsec-conf/undo v1 89551e14
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
if grep -qs '^# swandoc net.auto begin$' "$conf"; then
  without | load
fi
)
