# swandoc SWD207/assign-virtual-ips/ipsec-conf/undo v1 028be5df
(
set -eu
conf=/etc/ipsec.conf
ipsec=ipsec
if [ -e /etc/strongswan/ipsec.conf ]; then
  conf=/etc/strongswan/ipsec.conf
  ipsec=strongswan
fi
without() { sed '/^# swandoc rw.rightsourceip begin$/,/^# swandoc rw.rightsourceip end$/d' "$conf"; }
load() {
  cp -p "$conf" "$conf.new"
  cat > "$conf.new"
  mv "$conf.new" "$conf"
  "$ipsec" update
  sleep 1  # starter reads the file in the background
}
if grep -qs '^# swandoc rw.rightsourceip begin$' "$conf"; then
  without | load
fi
)
