# swandoc SWD125/proxy-ndp/iproute2/apply v1 bd4a9dac
(
set -eu
if [ "$(sysctl -n net/ipv6/conf/eth1/proxy_ndp)" != 1 ]; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/proxy-ndp-switch-eth1 ] || sysctl net/ipv6/conf/eth1/proxy_ndp > /var/lib/swandoc/proxy-ndp-switch-eth1
  sysctl -w net/ipv6/conf/eth1/proxy_ndp=1
fi
if ! ip -6 neigh show proxy dev eth1 | grep -q '^2001:db8:1::c1 '; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/proxy-ndp-2001:db8:1::c1-eth1 ] || echo absent > /var/lib/swandoc/proxy-ndp-2001:db8:1::c1-eth1
  ip -6 neigh add proxy 2001:db8:1::c1 dev eth1
fi
)
