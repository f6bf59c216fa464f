# swandoc SWD110/set-sysctl/sysctl/apply v1 aec8f562
(
set -eu
if [ "$(sysctl -n net/ipv4/conf/eth0/rp_filter)" != "2" ]; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth0.rp_filter ] || sysctl net/ipv4/conf/eth0/rp_filter > /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth0.rp_filter
  sysctl -w net/ipv4/conf/eth0/rp_filter=2
fi
)
