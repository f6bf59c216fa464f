# swandoc SWD130/allow-ike/ufw/apply v1 2509f408
(
set -eu
# ufw shows its whole file when a rule would change it.
holds() { ! ufw --dry-run allow "$@" | grep -q '^[*]filter'; }
{ holds in on eth0 proto udp from any to any port 500,4500 || holds in on eth0 proto udp from any to any port 500,4500 comment swandoc-allow-ike-eth0; } ||
  ufw allow in on eth0 proto udp from any to any port 500,4500 comment swandoc-allow-ike-eth0
{ holds in on eth0 proto esp from any || holds in on eth0 proto esp from any comment swandoc-allow-ike-eth0; } ||
  ufw allow in on eth0 proto esp from any comment swandoc-allow-ike-eth0
)
