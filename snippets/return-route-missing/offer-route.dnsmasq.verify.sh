# swandoc SWD120/offer-route/dnsmasq/verify v1 7fbb263d
cat /etc/dnsmasq.d/swandoc-offer-route-10.3.0.0-24.conf
