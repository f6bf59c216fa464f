# swandoc SWD110/set-sysctl/sysctl/undo v1 89960bc8
(
set -eu
rm -f /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.conf.eth0.rp_filter.conf
if [ -e /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth0.rp_filter ]; then
  sysctl -q -e -p /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth0.rp_filter
  rm -f /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth0.rp_filter
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
