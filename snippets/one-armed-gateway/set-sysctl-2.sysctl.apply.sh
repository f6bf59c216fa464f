# swandoc SWD118/set-sysctl-2/sysctl/apply v1 3d754c51
(
set -eu
if [ "$(sysctl -n net/ipv4/conf/eth0/send_redirects)" != "0" ]; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth0.send_redirects ] || sysctl net/ipv4/conf/eth0/send_redirects > /var/lib/swandoc/set-sysctl-net.ipv4.conf.eth0.send_redirects
  sysctl -w net/ipv4/conf/eth0/send_redirects=0
fi
)
