# swandoc SWD121/offer-route/dnsmasq/undo v1 40b4e471
(
set -eu
file=/etc/dnsmasq.d/swandoc-offer-route-10.2.0.0-24.conf
if [ -e "$file" ]; then
  rm "$file"
  if systemctl is-active --quiet dnsmasq; then
    systemctl restart dnsmasq
  else
    echo "Now restart dnsmasq in the way of this host."
  fi
fi
)
