# swandoc SWD317/commands/nftables-nested/undo v2 d1b59326
(
set -eu
if nft list table inet swandoc_clamp_mss_nested >/dev/null 2>&1; then
  nft delete table inet swandoc_clamp_mss_nested
fi
unit=/etc/systemd/system/swandoc-clamp-mss-nested.service
if [ -e "$unit" ]; then
  systemctl disable swandoc-clamp-mss-nested.service
  rm -f "$unit" /etc/swandoc/clamp-mss-nested.nft
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
