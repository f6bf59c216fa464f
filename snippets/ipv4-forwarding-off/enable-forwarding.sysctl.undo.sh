# swandoc SWD101/enable-forwarding/sysctl/undo v1 909d6ee8
(
set -eu
rm -f /etc/sysctl.d/60-swandoc-enable-forwarding-ipv4.conf
if [ -e /var/lib/swandoc/enable-forwarding-ipv4 ]; then
  sysctl -q -e -p /var/lib/swandoc/enable-forwarding-ipv4
  rm -f /var/lib/swandoc/enable-forwarding-ipv4
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
