# swandoc SWD113/exempt-ipsec-from-nat/nftables/undo v1 f6f25549
(
set -eu
nft delete table inet swandoc_exempt_ipsec_from_nat_eth0 2>/dev/null || true
if [ -e /etc/systemd/system/swandoc-exempt-ipsec-from-nat-eth0.service ]; then
  systemctl disable swandoc-exempt-ipsec-from-nat-eth0.service
  rm -f /etc/systemd/system/swandoc-exempt-ipsec-from-nat-eth0.service /etc/swandoc/exempt-ipsec-from-nat-eth0.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
