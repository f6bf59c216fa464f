# swandoc SWD109/allow-from-tunnel/nftables/undo v1 bceeb78f
(
set -eu
nft -a -t list ruleset | awk -v ours='comment "swandoc-allow-from-tunnel-10.3.0.0/24"' '
  $1 == "table" { table = $2 " " $3 }
  $1 == "chain" { chain = table " " $2 }
  index($0, ours) { print "delete rule", chain, "handle", $NF }' | nft -f -
if [ -e /etc/systemd/system/swandoc-allow-from-tunnel-10.3.0.0-24.service ]; then
  systemctl disable swandoc-allow-from-tunnel-10.3.0.0-24.service
  rm -f /etc/systemd/system/swandoc-allow-from-tunnel-10.3.0.0-24.service /etc/swandoc/allow-from-tunnel-10.3.0.0-24.sh
  rmdir /etc/swandoc 2>/dev/null || true
  systemctl daemon-reload
fi
)
