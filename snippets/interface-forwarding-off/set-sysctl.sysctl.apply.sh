# swandoc SWD104/set-sysctl/sysctl/apply v1 113bb819
(
set -eu
if [ "$(sysctl -n net/ipv4/conf/eth0/forwarding)" != "1" ]; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth0.forwarding ] || sysctl net/ipv4/conf/eth0/forwarding > /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth0.forwarding
  sysctl -w net/ipv4/conf/eth0/forwarding=1
fi
)
