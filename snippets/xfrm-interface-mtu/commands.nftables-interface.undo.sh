# swandoc SWD311/commands/nftables-interface/undo v1 f1f7501a
(
set -eu
if nft list table inet swandoc_clamp_mss_interface >/dev/null 2>&1; then
  nft delete table inet swandoc_clamp_mss_interface
fi
unit=/etc/systemd/system/swandoc-clamp-mss-interface.service
if [ -e "$unit" ]; then
  systemctl disable swandoc-clamp-mss-interface.service
  rm -f "$unit" /etc/swandoc/clamp-mss-interface.nft
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
