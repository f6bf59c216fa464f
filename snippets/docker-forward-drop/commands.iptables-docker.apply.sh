# swandoc SWD106/commands/iptables-docker/apply v1 5f17f8a7
(
set -eu
for dir in in out; do
  set -- DOCKER-USER -m policy --dir "$dir" --pol ipsec -m comment --comment swandoc-docker-user -j ACCEPT
  iptables -C "$@" 2>/dev/null || iptables -I "$@"
done
)
