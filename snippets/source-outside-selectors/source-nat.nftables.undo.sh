# swandoc SWD218/source-nat/nftables/undo v1 618ad1a4
(
set -eu
nft delete table inet swandoc_source_nat_10.4.0.0/24_to_10.2.0.0/24 2>/dev/null || true
if [ -e /etc/systemd/system/swandoc-source-nat-10.4.0.0-24-to-10.2.0.0-24.service ]; then
  systemctl disable swandoc-source-nat-10.4.0.0-24-to-10.2.0.0-24.service
  rm -f /etc/systemd/system/swandoc-source-nat-10.4.0.0-24-to-10.2.0.0-24.service /etc/swandoc/source-nat-10.4.0.0-24-to-10.2.0.0-24.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
