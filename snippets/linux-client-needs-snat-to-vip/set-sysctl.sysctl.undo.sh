# swandoc SWD232/set-sysctl/sysctl/undo v1 8ab1782e
(
set -eu
rm -f /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.conf.all.send_redirects.conf
if [ -e /var/lib/swandoc/set-sysctl-net.ipv4.conf.all.send_redirects ]; then
  sysctl -q -e -p /var/lib/swandoc/set-sysctl-net.ipv4.conf.all.send_redirects
  rm -f /var/lib/swandoc/set-sysctl-net.ipv4.conf.all.send_redirects
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
