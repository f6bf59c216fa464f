# swandoc SWD122/set-sysctl-2/sysctl/apply v1 f8b011bc
(
set -eu
if [ "$(sysctl -n net/ipv4/conf/default/send_redirects)" != "0" ]; then
  mkdir -p /var/lib/swandoc
  [ -e /var/lib/swandoc/set-sysctl-net.ipv4.conf.default.send_redirects ] || sysctl net/ipv4/conf/default/send_redirects > /var/lib/swandoc/set-sysctl-net.ipv4.conf.default.send_redirects
  sysctl -w net/ipv4/conf/default/send_redirects=0
fi
)
