# swandoc SWD120/offer-route/isc-dhcp/verify v1 e8e7ceb1
grep swandoc-offer-route-10.3.0.0-24.conf /etc/dhcp/dhcpd.conf
cat /etc/dhcp/swandoc-offer-route-10.3.0.0-24.conf
