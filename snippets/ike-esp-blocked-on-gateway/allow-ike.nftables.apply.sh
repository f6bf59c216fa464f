# swandoc SWD130/allow-ike/nftables/apply v1 26f269db
(
set -eu
nft -a -t list ruleset | awk -v ours='comment "swandoc-allow-ike-eth0"' '
  $1 == "table" { table = $2 " " $3; theirs = $2 ~ /^(inet|ip|ip6)$/ && $3 !~ /^swandoc_/ }
  $1 == "chain" { chain = table " " $2; here = 0 }
  $1 == "chain" && $2 ~ /^[A-Z]+$/ && table ~ /^ip6? (filter|mangle|nat|raw|security)$/ { iptables[table] }
  $1 == "type" { here = theirs && $4 == "input" }
  here && /drop|reject|jump|goto|queue/ { found[chain] = table }
  index($0, ours) { print "delete rule", chain, "handle", $NF }
  END {
    for (chain in found) {
      if (found[chain] in iptables) { print chain ": use the iptables commands for this chain" > "/dev/stderr"; continue }
      print "insert rule", chain, "iifname \"eth0\" meta l4proto esp accept", ours
      print "insert rule", chain, "iifname \"eth0\" udp dport { 500, 4500 } accept", ours
    }
  }' | nft -f -
)
