# swandoc SWD225/resolve-through-tunnel/dnsmasq/undo v1 f30c7d7c
(
set -eu
file=/etc/dnsmasq.d/swandoc-resolve-through-tunnel-corp.example.conf
if [ -e "$file" ]; then
  rm "$file"
  if systemctl is-active --quiet dnsmasq; then
    systemctl restart dnsmasq
  else
    echo "Now restart dnsmasq in the way of this host."
  fi
fi
)
