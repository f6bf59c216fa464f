# swandoc SWD120/offer-route/kea/verify v1 9698840a
grep swandoc-offer-route-10.3.0.0-24 /etc/kea/kea-dhcp4.conf
cat /etc/kea/swandoc-offer-route-10.3.0.0-24.json
