# swandoc SWD104/set-sysctl-2/sysctl/apply v1 f5746aaa
(
set -eu
if [ "$(sysctl -n net/ipv4/conf/eth1/forwarding)" != "1" ]; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth1.forwarding ] || sysctl net/ipv4/conf/eth1/forwarding > /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth1.forwarding
  sysctl -w net/ipv4/conf/eth1/forwarding=1
fi
)
