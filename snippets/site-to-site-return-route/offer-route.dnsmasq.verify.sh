# swandoc SWD121/offer-route/dnsmasq/verify
cat /etc/dnsmasq.d/swandoc-offer-route-10.2.0.0-24.conf
