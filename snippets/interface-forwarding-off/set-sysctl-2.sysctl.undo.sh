# swandoc SWD104/set-sysctl-2/sysctl/undo v1 3bcd6180
(
set -eu
rm -f /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.conf.eth1.forwarding.conf
if [ -e /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth1.forwarding ]; then
  sysctl -q -e -p /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth1.forwarding
  rm -f /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth1.forwarding
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
