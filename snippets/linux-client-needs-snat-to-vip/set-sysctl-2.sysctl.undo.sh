# swandoc SWD232/set-sysctl-2/sysctl/undo v1 38f5126b
(
set -eu
rm -f /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv4.conf.eth0.send_redirects.conf
if [ -e /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth0.send_redirects ]; then
  sysctl -q -e -p /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth0.send_redirects
  rm -f /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth0.send_redirects
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
