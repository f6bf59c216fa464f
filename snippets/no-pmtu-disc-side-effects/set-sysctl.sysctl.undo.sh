# swandoc SWD309/set-sysctl/sysctl/undo v1 999dd72b
(
set -eu
rm -f /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.ip_no_pmtu_disc.conf
if [ -e /var/lib/swandoc/set-sysctl-net.ipv4.ip_no_pmtu_disc ]; then
  sysctl -q -e -p /var/lib/swandoc/set-sysctl-net.ipv4.ip_no_pmtu_disc
  rm -f /var/lib/swandoc/set-sysctl-net.ipv4.ip_no_pmtu_disc
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
