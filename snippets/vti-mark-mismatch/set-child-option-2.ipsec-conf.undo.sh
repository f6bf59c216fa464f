# swandoc SWD230/set-child-option-2/ipsec-conf/undo v1 d9f92a8a
(
set -eu
conf=/etc/ipsec.conf
ipsec=ipsec
if [ -e /etc/strongswan/ipsec.conf ]; then
  conf=/etc/strongswan/ipsec.conf
  ipsec=strongswan
fi
without() { sed '/^# swandoc lans.mark_out begin$/,/^# swandoc lans.mark_out end$/d' "$conf"; }
load() {
  cp -p "$conf" "$conf.new"
  cat > "$conf.new"
  mv "$conf.new" "$conf"
  "$ipsec" update
  sleep 1  # starter reads the file in the background
}
if grep -qs '^# swandoc lans.mark_out begin$' "$conf"; then
  without | load
fi
)
