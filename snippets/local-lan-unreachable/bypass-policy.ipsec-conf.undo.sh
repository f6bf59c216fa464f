# swandoc SWD223/bypass-policy/ipsec-conf/undo v1 a6ae895c
(
set -eu
conf=/etc/ipsec.conf
ipsec=ipsec
if [ -e /etc/strongswan/ipsec.conf ]; then
  conf=/etc/strongswan/ipsec.conf
  ipsec=strongswan
fi
without() { sed '/^# swandoc bypass-policy-local-lan begin$/,/^# swandoc bypass-policy-local-lan end$/d' "$conf"; }
load() {
  cp -p "$conf" "$conf.new"
  cat > "$conf.new"
  mv "$conf.new" "$conf"
  "$ipsec" update
  sleep 1  # starter reads the file in the background
}
if grep -qs '^# swandoc bypass-policy-local-lan begin$' "$conf"; then
  without | load
fi
)
