# swandoc SWD121/offer-route/dnsmasq/check v1 a49dcb1e
(
file=/etc/dnsmasq.d/swandoc-offer-route-10.2.0.0-24.conf
if grep -qsxF 'dhcp-option=121,10.2.0.0/24,10.1.0.1,0.0.0.0/0,10.1.0.254' "$file" &&
   grep -qsxF 'dhcp-option=249,10.2.0.0/24,10.1.0.1,0.0.0.0/0,10.1.0.254' "$file"
then echo "in place"
else echo "not in place"; false
fi
)
