# swandoc SWD227/commands/nftables-netmap/undo v1 f4d81cfb
(
set -eu
if nft list table ip swandoc_map_site >/dev/null 2>&1; then
  nft delete table ip swandoc_map_site
fi
if [ -e /etc/systemd/system/swandoc-map-site.service ]; then
  systemctl disable swandoc-map-site.service
  rm -f /etc/systemd/system/swandoc-map-site.service /etc/swandoc/map-site.nft
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
