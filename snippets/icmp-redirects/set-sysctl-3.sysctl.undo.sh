# swandoc SWD122/set-sysctl-3/sysctl/undo v1 cd560700
(
set -eu
rm -f /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.conf.eth1.send_redirects.conf
if [ -e /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth1.send_redirects ]; then
  sysctl -q -e -p /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth1.send_redirects
  rm -f /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth1.send_redirects
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
