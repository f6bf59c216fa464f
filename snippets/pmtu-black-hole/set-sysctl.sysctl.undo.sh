# swandoc SWD301/set-sysctl/sysctl/undo v1 8dde1873
(
set -eu
rm -f /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.tcp_mtu_probing.conf
if [ -e /var/lib/swandoc/set-sysctl-net.ipv4.tcp_mtu_probing ]; then
  sysctl -q -e -p /var/lib/swandoc/set-sysctl-net.ipv4.tcp_mtu_probing
  rm -f /var/lib/swandoc/set-sysctl-net.ipv4.tcp_mtu_probing
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
