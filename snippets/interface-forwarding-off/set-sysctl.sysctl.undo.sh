# swandoc SWD104/set-sysctl/sysctl/undo v1 7c951aed
(
set -eu
rm -f /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.conf.eth0.forwarding.conf
if [ -e /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth0.forwarding ]; then
  sysctl -q -e -p /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth0.forwarding
  rm -f /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth0.forwarding
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
