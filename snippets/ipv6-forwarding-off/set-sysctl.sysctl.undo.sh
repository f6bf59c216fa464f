# swandoc SWD102/set-sysctl/sysctl/undo v1 a5de0819
(
set -eu
rm -f /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv6.conf.eth0.accept_ra.conf
if [ -e /var/lib/swandoc/set-sysctl-net.ipv6.conf.eth0.accept_ra ]; then
  sysctl -q -e -p /var/lib/swandoc/set-sysctl-net.ipv6.conf.eth0.accept_ra
  rm -f /var/lib/swandoc/set-sysctl-net.ipv6.conf.eth0.accept_ra
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
