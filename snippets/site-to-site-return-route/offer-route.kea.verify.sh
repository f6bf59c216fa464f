# swandoc SWD121/offer-route/kea/verify v1 b838430a
grep swandoc-offer-route-10.2.0.0-24 /etc/kea/kea-dhcp4.conf
cat /etc/kea/swandoc-offer-route-10.2.0.0-24.json
