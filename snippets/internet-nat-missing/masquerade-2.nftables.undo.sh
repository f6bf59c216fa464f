# swandoc SWD116/masquerade-2/nftables/undo v1 bddf9d0f
(
set -eu
subnet=2001:db8:3::/64
table=swandoc_masquerade_eth0_$(echo "$subnet" | tr ":/." "___")
nft delete table inet "$table" 2>/dev/null || true
if [ -e /etc/systemd/system/swandoc-masquerade-2001:db8:3::-64-eth0.service ]; then
  systemctl disable swandoc-masquerade-2001:db8:3::-64-eth0.service
  rm -f /etc/systemd/system/swandoc-masquerade-2001:db8:3::-64-eth0.service /etc/swandoc/masquerade-2001:db8:3::-64-eth0.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
