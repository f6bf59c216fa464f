# swandoc SWD309/clamp-mss/nftables/undo v1 55e9fa5c
(
set -eu
nft delete table inet swandoc_clamp_mss 2>/dev/null || true
if [ -e /etc/systemd/system/swandoc-clamp-mss.service ]; then
  systemctl disable swandoc-clamp-mss.service
  rm -f /etc/systemd/system/swandoc-clamp-mss.service /etc/swandoc/clamp-mss.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
