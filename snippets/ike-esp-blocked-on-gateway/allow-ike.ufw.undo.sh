# swandoc SWD130/allow-ike/ufw/undo v1 48a1af74
(
set -eu
# ufw shows its whole file when a rule would change it.
holds() { ! ufw --dry-run allow "$@" | grep -q '^[*]filter'; }
if holds in on eth0 proto udp from any to any port 500,4500 comment swandoc-allow-ike-eth0; then ufw delete allow in on eth0 proto udp from any to any port 500,4500; fi
if holds in on eth0 proto esp from any comment swandoc-allow-ike-eth0; then ufw delete allow in on eth0 proto esp from any; fi
)
