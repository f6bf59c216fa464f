# swandoc SWD120/offer-route/kea/undo v1 f034b4ba
(
set -eu
conf=/etc/kea/kea-dhcp4.conf
file=/etc/kea/swandoc-offer-route-10.3.0.0-24.json
if [ -e "$file" ]; then
  sed -i '/<?include.*swandoc-offer-route-10.3.0.0-24.json/d' "$conf"
  rm "$file"
  kea-dhcp4 -t "$conf" > /dev/null
  # Kea reads its configuration again.
  if pidof kea-dhcp4 > /dev/null; then
    kill -HUP "$(pidof kea-dhcp4)"
  fi
fi
)
