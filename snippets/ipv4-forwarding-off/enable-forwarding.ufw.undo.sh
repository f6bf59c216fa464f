# swandoc SWD101/enable-forwarding/ufw/undo v1 4959eab1
(
set -eu
sed -i '/^# swandoc-enable-forwarding begin$/,/^# swandoc-enable-forwarding end$/d' /etc/ufw/sysctl.conf
if [ -e /var/lib/swandoc/ufw-forwarding ]; then
  sysctl -q -e -p /var/lib/swandoc/ufw-forwarding
  rm -f /var/lib/swandoc/ufw-forwarding
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
