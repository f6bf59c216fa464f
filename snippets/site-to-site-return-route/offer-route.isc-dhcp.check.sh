# swandoc SWD121/offer-route/isc-dhcp/check v1 8f7c8c26
(
conf=/etc/dhcp/dhcpd.conf
file=/etc/dhcp/swandoc-offer-route-10.2.0.0-24.conf
include="include \"$file\";"
if grep -qsxF 'option swandoc-routes 24, 10, 2, 0, 10, 1, 0, 1, 0, 10, 1, 0, 254;' "$file" &&
   grep -qsxF 'option swandoc-routes-windows 24, 10, 2, 0, 10, 1, 0, 1, 0, 10, 1, 0, 254;' "$file" &&
   grep -qxF "$include" "$conf"
then echo "in place"
else echo "not in place"; false
fi
)
