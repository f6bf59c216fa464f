# swandoc SWD122/set-sysctl/sysctl/apply v1 8f846ba3
(
set -eu
if [ "$(sysctl -n net/ipv4/conf/all/send_redirects)" != "0" ]; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/set-sysctl-net.ipv4.conf.all.send_redirects ] || sysctl net/ipv4/conf/all/send_redirects > /var/lib/swandoc/set-sysctl-net.ipv4.conf.all.send_redirects
  sysctl -w net/ipv4/conf/all/send_redirects=0
fi
)
