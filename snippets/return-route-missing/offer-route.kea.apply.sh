# swandoc SWD120/offer-route/kea/apply v1 91bc684f
(
set -eu
conf=/etc/kea/kea-dhcp4.conf
file=/etc/kea/swandoc-offer-route-10.3.0.0-24.json
include="<?include \"$file\"?>"
cat > "$file.new" <<'END'
{ "code": 121, "csv-format": false, "data": "180a03000a010001000a0100fe" },
{ "code": 249, "csv-format": false, "data": "180a03000a010001000a0100fe" }
END
mv "$file.new" "$file"
if grep -qF "$include" "$conf"; then
  kea-dhcp4 -t "$conf" > /dev/null
  # Kea reads its configuration again.
  if pidof kea-dhcp4 > /dev/null; then
    kill -HUP "$(pidof kea-dhcp4)"
  fi
else
  echo "Now add this line in $conf, first in option-data of subnet 10.1.0.0/24:"
  echo "  $include,"
  echo "Leave out the last comma if no other option follows. Then run this again."
fi
)
