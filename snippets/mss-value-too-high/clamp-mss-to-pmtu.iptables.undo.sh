# swandoc SWD303/clamp-mss-to-pmtu/iptables/undo v1 62c7cc1f
(
set -eu
for ipt in iptables ip6tables; do
  $ipt -w -t mangle -D FORWARD -j swandoc-clamp-mss-to-pmtu 2>/dev/null || true
  $ipt -w -t mangle -F swandoc-clamp-mss-to-pmtu 2>/dev/null || true
  $ipt -w -t mangle -X swandoc-clamp-mss-to-pmtu 2>/dev/null || true
done
if [ -e /etc/systemd/system/swandoc-clamp-mss-to-pmtu.service ]; then
  systemctl disable swandoc-clamp-mss-to-pmtu.service
  rm -f /etc/systemd/system/swandoc-clamp-mss-to-pmtu.service /etc/swandoc/clamp-mss-to-pmtu.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
