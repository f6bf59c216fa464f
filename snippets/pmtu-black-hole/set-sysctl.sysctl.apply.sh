# swandoc SWD301/set-sysctl/sysctl/apply v1 6876b340
(
set -eu
if [ "$(sysctl -n net/ipv4/tcp_mtu_probing)" != "1" ]; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/set-sysctl-net.ipv4.tcp_mtu_probing ] || sysctl net/ipv4/tcp_mtu_probing > /var/lib/swandoc/set-sysctl-net.ipv4.tcp_mtu_probing
  sysctl -w net/ipv4/tcp_mtu_probing=1
fi
)
