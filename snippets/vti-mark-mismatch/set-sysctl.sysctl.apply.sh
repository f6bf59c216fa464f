# swandoc SWD230/set-sysctl/sysctl/apply v1 ae05d1ec
(
set -eu
if [ "$(sysctl -n net/ipv4/conf/ipsec0/disable_policy)" != "1" ]; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/set-sysctl-net.ipv4.conf.ipsec0.disable_policy ] || sysctl net/ipv4/conf/ipsec0/disable_policy > /var/lib/swandoc/set-sysctl-net.ipv4.conf.ipsec0.disable_policy
  sysctl -w net/ipv4/conf/ipsec0/disable_policy=1
fi
)
