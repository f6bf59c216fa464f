# swandoc SWD106/commands/iptables-docker/undo v1 30d9845a
(
set -eu
for dir in in out; do
  set -- DOCKER-USER -m policy --dir "$dir" --pol ipsec -m comment --comment swandoc-docker-user -j ACCEPT
  if iptables -C "$@" 2>/dev/null; then iptables -D "$@"; fi
done
unit=/etc/systemd/system/swandoc-docker-user.service
if [ -e "$unit" ]; then
  systemctl disable swandoc-docker-user.service
  rm -f "$unit" /etc/swandoc/docker-user.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
