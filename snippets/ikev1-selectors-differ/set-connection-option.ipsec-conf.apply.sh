# swandoc SWD214/set-connection-option/ipsec-conf/apply v1 4200910a
(
set -eu
conf=/etc/ipsec.conf
ipsec=ipsec
if [ -e /etc/strongswan/ipsec.conf ]; then
  conf=/etc/strongswan/ipsec.conf
  ipsec=strongswan
fi
without() { sed '/^# swandoc site.keyexchange begin$/,/^# swandoc site.keyexchange end$/d' "$conf"; }
load() {
  cp -p "$conf" "$conf.new"
  cat > "$conf.new"
  mv "$conf.new" "$conf"
  "$ipsec" update
  sleep 1  # starter reads the file in the background
}
stop() { echo "Stopped: $1" >&2; exit 1; }
children() { "$ipsec" statusall | grep -c ' child:  ' || true; }
without | grep -q '^conn[[:space:]][[:space:]]*site[[:space:]]*$' || "$ipsec" statusall | grep -q '^ *site: ' ||
  stop "$conf has no conn site; nothing was changed"
before=$(children)
{
  without
  cat <<'END'
# swandoc site.keyexchange begin
conn site
  keyexchange = "ikev2"
# swandoc site.keyexchange end
END
} | load
if [ "$(children)" -lt "$before" ]; then
  without | load
  stop "charon refused the new settings; they are taken back"
fi
)
