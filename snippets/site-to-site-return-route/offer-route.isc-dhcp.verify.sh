# swandoc SWD121/offer-route/isc-dhcp/verify v1 1fe42bf7
grep swandoc-offer-route-10.2.0.0-24.conf /etc/dhcp/dhcpd.conf
cat /etc/dhcp/swandoc-offer-route-10.2.0.0-24.conf
