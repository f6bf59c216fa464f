# swandoc SWD121/offer-route/dnsmasq/verify v1 d7ea0ca3
cat /etc/dnsmasq.d/swandoc-offer-route-10.2.0.0-24.conf
