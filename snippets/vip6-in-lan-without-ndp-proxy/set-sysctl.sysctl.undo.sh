# swandoc SWD125/set-sysctl/sysctl/undo v1 8f5a4138
(
set -eu
rm -f /etc/sysctl.d/60-swandoc-set-sysctl-net.ipv6.conf.eth1.proxy_ndp.conf
if [ -e /var/lib/swandoc/set-sysctl-net.ipv6.conf.eth1.proxy_ndp ]; then
  sysctl -q -e -p /var/lib/swandoc/set-sysctl-net.ipv6.conf.eth1.proxy_ndp
  rm -f /var/lib/swandoc/set-sysctl-net.ipv6.conf.eth1.proxy_ndp
  rmdir /var/lib/swandoc 2>/dev/null || true
fi
)
