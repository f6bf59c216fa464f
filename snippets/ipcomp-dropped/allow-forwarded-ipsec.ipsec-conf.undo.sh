# swandoc SWD136/allow-forwarded-ipsec/ipsec-conf/undo v1 211aa21c
(
set -eu
conf=/etc/ipsec.conf
ipsec=ipsec
if [ -e /etc/strongswan/ipsec.conf ]; then
  conf=/etc/strongswan/ipsec.conf
  ipsec=strongswan
fi
without() { sed '/^# swandoc net.leftfirewall begin$/,/^# swandoc net.leftfirewall end$/d' "$conf"; }
load() {
  cp -p "$conf" "$conf.new"
  cat > "$conf.new"
  mv "$conf.new" "$conf"
  "$ipsec" update
  sleep 1  # starter reads the file in the background
}
if grep -qs '^# swandoc net.leftfirewall begin$' "$conf"; then
  without | load
fi
)
