# swandoc SWD112/masquerade/nftables/undo v1 75632ba7
(
set -eu
subnet=10.1.0.0/24
table=swandoc_masquerade_eth0_$(echo "$subnet" | tr ":/." "___")
nft delete table inet "$table" 2>/dev/null || true
if [ -e /etc/systemd/system/swandoc-masquerade-10.1.0.0-24-eth0.service ]; then
  systemctl disable swandoc-masquerade-10.1.0.0-24-eth0.service
  rm -f /etc/systemd/system/swandoc-masquerade-10.1.0.0-24-eth0.service /etc/swandoc/masquerade-10.1.0.0-24-eth0.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
