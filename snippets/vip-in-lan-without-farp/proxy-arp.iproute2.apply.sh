# swandoc SWD123/proxy-arp/iproute2/apply v1 aca56560
(
set -eu
if ! ip -4 neigh show proxy dev eth1 | grep -q '^10.1.0.193 '; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/proxy-arp-10.1.0.193-eth1 ] || echo absent > /var/lib/swandoc/proxy-arp-10.1.0.193-eth1
  ip neigh add proxy 10.1.0.193 dev eth1
fi
)
