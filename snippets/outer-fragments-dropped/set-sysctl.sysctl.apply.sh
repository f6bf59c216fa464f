# swandoc SWD316/set-sysctl/sysctl/apply v1 b3a53b13
(
set -eu
if [ "$(sysctl -n net/ipv4/ip_no_pmtu_disc)" != "0" ]; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/set-sysctl-net.ipv4.ip_no_pmtu_disc ] || sysctl net/ipv4/ip_no_pmtu_disc > /var/lib/swandoc/set-sysctl-net.ipv4.ip_no_pmtu_disc
  sysctl -w net/ipv4/ip_no_pmtu_disc=0
fi
)
