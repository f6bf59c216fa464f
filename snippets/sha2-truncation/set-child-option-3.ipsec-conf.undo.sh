# swandoc SWD135/set-child-option-3/ipsec-conf/undo v1 99aef3ff
(
set -eu
conf=/etc/ipsec.conf
ipsec=ipsec
if [ -e /etc/strongswan/ipsec.conf ]; then
  conf=/etc/strongswan/ipsec.conf
  ipsec=strongswan
fi
without() { sed '/^# swandoc net.sha256_96 begin$/,/^# swandoc net.sha256_96 end$/d' "$conf"; }
load() {
  cp -p "$conf" "$conf.new"
  cat > "$conf.new"
  mv "$conf.new" "$conf"
  "$ipsec" update
  sleep 1  # starter reads the file in the background
}
if grep -qs '^# swandoc net.sha256_96 begin$' "$conf"; then
  without | load
fi
)
