# swandoc SWD102/set-sysctl/sysctl/apply v1 ffddbce3
(
set -eu
if [ "$(sysctl -n net/ipv6/conf/eth0/accept_ra)" != "2" ]; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/set-sysctl-net.ipv6.conf.eth0.accept_ra ] || sysctl net/ipv6/conf/eth0/accept_ra > /var/lib/swandoc/set-sysctl-net.ipv6.conf.eth0.accept_ra
  sysctl -w net/ipv6/conf/eth0/accept_ra=2
fi
)
