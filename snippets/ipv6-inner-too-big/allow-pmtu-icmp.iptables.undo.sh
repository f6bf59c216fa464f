# swandoc SWD315/allow-pmtu-icmp/iptables/undo v1 c6e0f3fc
(
set -eu
ip6tables -w -D INPUT -j swandoc-allow-pmtu-icmp 2>/dev/null || true
ip6tables -w -D FORWARD -j swandoc-allow-pmtu-icmp 2>/dev/null || true
ip6tables -w -F swandoc-allow-pmtu-icmp 2>/dev/null || true
ip6tables -w -X swandoc-allow-pmtu-icmp 2>/dev/null || true
if [ -e /etc/systemd/system/swandoc-allow-pmtu-icmp.service ]; then
  systemctl disable swandoc-allow-pmtu-icmp.service
  rm -f /etc/systemd/system/swandoc-allow-pmtu-icmp.service /etc/swandoc/allow-pmtu-icmp.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
