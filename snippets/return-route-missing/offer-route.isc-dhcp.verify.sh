# swandoc SWD120/offer-route/isc-dhcp/verify
grep swandoc-offer-route-10.3.0.0-24.conf /etc/dhcp/dhcpd.conf
cat /etc/dhcp/swandoc-offer-route-10.3.0.0-24.conf
