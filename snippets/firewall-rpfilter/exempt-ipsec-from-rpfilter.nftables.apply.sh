# swandoc SWD110/exempt-ipsec-from-rpfilter/nftables/apply v1 6696dfa8
(
set -eu
nft -a -t list ruleset | awk -v ours='comment "swandoc-exempt-ipsec-from-rpfilter"' '
  $1 == "table" { table = $2 " " $3; theirs = $2 ~ /^(inet|ip|ip6)$/ && $3 !~ /^swandoc_/ }
  $1 == "chain" { chain = table " " $2; here = theirs }
  $1 == "chain" && $2 ~ /^[A-Z]+$/ && table ~ /^ip6? (filter|mangle|nat|raw|security)$/ { iptables[table] }
  here && /fib saddr.* oif/ { found[chain] = table }
  index($0, ours) { print "delete rule", chain, "handle", $NF }
  END {
    for (chain in found) {
      if (found[chain] in iptables) { print chain ": use the iptables commands for this chain" > "/dev/stderr"; continue }
      print "insert rule", chain, "meta ipsec exists accept", ours
    }
  }' | nft -f -
)
