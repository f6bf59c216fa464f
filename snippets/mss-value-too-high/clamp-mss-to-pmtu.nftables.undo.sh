# swandoc SWD303/clamp-mss-to-pmtu/nftables/undo v1 e2b91139
(
set -eu
nft delete table inet swandoc_clamp_mss_to_pmtu 2>/dev/null || true
if [ -e /etc/systemd/system/swandoc-clamp-mss-to-pmtu.service ]; then
  systemctl disable swandoc-clamp-mss-to-pmtu.service
  rm -f /etc/systemd/system/swandoc-clamp-mss-to-pmtu.service /etc/swandoc/clamp-mss-to-pmtu.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
