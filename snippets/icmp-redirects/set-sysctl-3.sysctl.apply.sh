# swandoc SWD122/set-sysctl-3/sysctl/apply v1 9c3b6bf6
(
set -eu
if [ "$(sysctl -n net/ipv4/conf/eth1/send_redirects)" != "0" ]; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth1.send_redirects ] || sysctl net/ipv4/conf/eth1/send_redirects > /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth1.send_redirects
  sysctl -w net/ipv4/conf/eth1/send_redirects=0
fi
)
