# swandoc SWD115/remove-source-nat/nftables/undo v1 ff511ec5
(
set -eu
if [ -e /var/lib/swandoc/remove-source-nat-192.0.2.1.nft ]; then
  sort -k 1,3 -k 4n /var/lib/swandoc/remove-source-nat-192.0.2.1.nft | while read -r family table chain index rule; do
    present=$(nft list chain "$family" "$table" "$chain" | sed "s/^[[:space:]]*//")
    if printf '%s\n' "$present" | grep -qxF -e "$rule"; then continue; fi
    nft "insert rule $family $table $chain index $index $rule" 2>/dev/null ||
      nft "add rule $family $table $chain $rule"
  done
fi
rm -f /var/lib/swandoc/remove-source-nat-192.0.2.1.nft
rmdir /var/lib/swandoc 2>/dev/null || true
if [ -e /etc/systemd/system/swandoc-remove-source-nat-192.0.2.1.service ]; then
  systemctl disable swandoc-remove-source-nat-192.0.2.1.service
  rm -f /etc/systemd/system/swandoc-remove-source-nat-192.0.2.1.service /etc/swandoc/remove-source-nat-192.0.2.1.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
