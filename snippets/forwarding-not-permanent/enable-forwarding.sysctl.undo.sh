# swandoc SWD103/enable-forwarding/sysctl/undo v1 be70a49e
(
set -eu
rm -f /etc/sysctl.d/60-swandoc-enable-forwarding-ipv4.conf /etc/sysctl.d/60-swandoc-enable-forwarding-ipv6.conf
if [ -e /var/lib/swandoc/enable-forwarding-ipv4 ]; then
  sysctl -q -e -p /var/lib/swandoc/enable-forwarding-ipv4
  rm -f /var/lib/swandoc/enable-forwarding-ipv4
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
if [ -e /var/lib/swandoc/enable-forwarding-ipv6 ]; then
  sysctl -q -e -p /var/lib/swandoc/enable-forwarding-ipv6
  rm -f /var/lib/swandoc/enable-forwarding-ipv6
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
