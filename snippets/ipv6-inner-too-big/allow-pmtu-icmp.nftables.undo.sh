# swandoc SWD315/allow-pmtu-icmp/nftables/undo v1 b55e2a73
(
set -eu
nft -a -t list ruleset | awk -v ours='comment "swandoc-allow-pmtu-icmp"' '
  $1 == "table" { table = $2 " " $3 }
  $1 == "chain" { chain = table " " $2 }
  index($0, ours) { print "delete rule", chain, "handle", $NF }' | nft -f -
if [ -e /etc/systemd/system/swandoc-allow-pmtu-icmp.service ]; then
  systemctl disable swandoc-allow-pmtu-icmp.service
  rm -f /etc/systemd/system/swandoc-allow-pmtu-icmp.service /etc/swandoc/allow-pmtu-icmp.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
