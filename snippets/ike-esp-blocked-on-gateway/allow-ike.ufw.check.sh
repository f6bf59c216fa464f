# swandoc SWD130/allow-ike/ufw/check v1 30fbb9b9
(
# ufw shows its whole file when a rule would change it.
holds() { ! ufw --dry-run allow "$@" | grep -q '^[*]filter'; }
if { holds in on eth0 proto udp from any to any port 500,4500 || holds in on eth0 proto udp from any to any port 500,4500 comment swandoc-allow-ike-eth0; } &&
   { holds in on eth0 proto esp from any || holds in on eth0 proto esp from any comment swandoc-allow-ike-eth0; }
then echo "in place"
else echo "not in place"; false
fi
)
