# swandoc SWD125/set-sysctl/sysctl/apply v1 34a64f6e
(
set -eu
if [ "$(sysctl -n net/ipv6/conf/eth1/proxy_ndp)" != "1" ]; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/set-sysctl-net.ipv6.conf.eth1.proxy_ndp ] || sysctl net/ipv6/conf/eth1/proxy_ndp > /var/lib/swandoc/set-sysctl-net.ipv6.conf.eth1.proxy_ndp
  sysctl -w net/ipv6/conf/eth1/proxy_ndp=1
fi
)
