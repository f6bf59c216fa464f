# swandoc SWD130/allow-ike/nftables/undo v1 794bf174
(
set -eu
nft -a -t list ruleset | awk -v ours='comment "swandoc-allow-ike-eth0"' '
  $1 == "table" { table = $2 " " $3 }
  $1 == "chain" { chain = table " " $2 }
  index($0, ours) { print "delete rule", chain, "handle", $NF }' | nft -f -
if [ -e /etc/systemd/system/swandoc-allow-ike-eth0.service ]; then
  systemctl disable swandoc-allow-ike-eth0.service
  rm -f /etc/systemd/system/swandoc-allow-ike-eth0.service /etc/swandoc/allow-ike-eth0.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
