# swandoc SWD306/clamp-mss/iptables/undo v1 b016622f
(
set -eu
iptables -w -t mangle -D FORWARD -j swandoc-clamp-mss 2>/dev/null || true
iptables -w -t mangle -F swandoc-clamp-mss 2>/dev/null || true
iptables -w -t mangle -X swandoc-clamp-mss 2>/dev/null || true
ip6tables -w -t mangle -D FORWARD -j swandoc-clamp-mss 2>/dev/null || true
ip6tables -w -t mangle -F swandoc-clamp-mss 2>/dev/null || true
ip6tables -w -t mangle -X swandoc-clamp-mss 2>/dev/null || true
if [ -e /etc/systemd/system/swandoc-clamp-mss.service ]; then
  systemctl disable swandoc-clamp-mss.service
  rm -f /etc/systemd/system/swandoc-clamp-mss.service /etc/swandoc/clamp-mss.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
