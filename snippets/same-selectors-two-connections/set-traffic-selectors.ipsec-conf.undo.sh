# swandoc SWD227/set-traffic-selectors/ipsec-conf/undo v1 54eed627
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
if grep -qs '^# swandoc lans.traffic-selectors begin$' "$conf"; then
  without | load
fi
)
