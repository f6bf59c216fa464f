# swandoc SWD110/exempt-ipsec-from-rpfilter/nftables/undo v1 7f0b5675
(
set -eu
nft -a -t list ruleset | awk -v ours='comment "swandoc-exempt-ipsec-from-rpfilter"' '
  $1 == "table" { table = $2 " " $3 }
  $1 == "chain" { chain = table " " $2 }
  index($0, ours) { print "delete rule", chain, "handle", $NF }' | nft -f -
if [ -e /etc/systemd/system/swandoc-exempt-ipsec-from-rpfilter.service ]; then
  systemctl disable swandoc-exempt-ipsec-from-rpfilter.service
  rm -f /etc/systemd/system/swandoc-exempt-ipsec-from-rpfilter.service /etc/swandoc/exempt-ipsec-from-rpfilter.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
