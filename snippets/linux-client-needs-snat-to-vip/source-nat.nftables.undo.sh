# swandoc SWD232/source-nat/nftables/undo v1 f05d0227
(
set -eu
nft delete table inet swandoc_source_nat_192.168.178.0/24_to_10.1.0.0/24 2>/dev/null || true
if [ -e /etc/systemd/system/swandoc-source-nat-192.168.178.0-24-to-10.1.0.0-24.service ]; then
  systemctl disable swandoc-source-nat-192.168.178.0-24-to-10.1.0.0-24.service
  rm -f /etc/systemd/system/swandoc-source-nat-192.168.178.0-24-to-10.1.0.0-24.service /etc/swandoc/source-nat-192.168.178.0-24-to-10.1.0.0-24.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
