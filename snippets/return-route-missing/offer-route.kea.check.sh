# swandoc SWD120/offer-route/kea/check v1 cac33f15
(
conf=/etc/kea/kea-dhcp4.conf
file=/etc/kea/swandoc-offer-route-10.3.0.0-24.json
include="<?include \"$file\"?>"
if grep -qsxF '{ "code": 121, "csv-format": false, "data": "180a03000a010001000a0100fe" },' "$file" &&
   grep -qsxF '{ "code": 249, "csv-format": false, "data": "180a03000a010001000a0100fe" }' "$file" &&
   grep -qF "$include" "$conf"
then echo "in place"
else echo "not in place"; false
fi
)
