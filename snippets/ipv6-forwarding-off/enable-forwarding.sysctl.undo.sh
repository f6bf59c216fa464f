# swandoc SWD102/enable-forwarding/sysctl/undo v1 ce47ce2d
(
set -eu
rm -f /etc/sysctl.d/60-swandoc-enable-forwarding-ipv6.conf
if [ -e /var/lib/swandoc/enable-forwarding-ipv6 ]; then
  sysctl -q -e -p /var/lib/swandoc/enable-forwarding-ipv6
  rm -f /var/lib/swandoc/enable-forwarding-ipv6
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
