# swandoc SWD122/set-sysctl-2/sysctl/undo v1 00ba99e7
(
set -eu
rm -f /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.conf.default.send_redirects.conf
if [ -e /var/lib/swandoc/set-sysctl-net.ipv4.conf.default.send_redirects ]; then
  sysctl -q -e -p /var/lib/swandoc/set-sysctl-net.ipv4.conf.default.send_redirects
  rm -f /var/lib/swandoc/set-sysctl-net.ipv4.conf.default.send_redirects
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
