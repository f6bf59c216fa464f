# swandoc SWD316/allow-pmtu-icmp/nftables/apply v1 81700a99
(
set -eu
nft -a -t list ruleset | awk -v ours='comment "swandoc-allow-pmtu-icmp"' '
  $1 == "table" { table = $2 " " $3; theirs = $2 ~ /^(inet|ip|ip6)$/ && $3 !~ /^swandoc_/ }
  $1 == "chain" { chain = table " " $2; here = 0 }
  $1 == "chain" && $2 ~ /^[A-Z]+$/ && table ~ /^ip6? (filter|mangle|nat|raw|security)$/ { iptables[table] }
  $1 == "type" { here = theirs && $4 ~ /^(input|forward)$/ }
  here && /drop|reject|jump|goto|queue/ { found[chain] = table }
  index($0, ours) { print "delete rule", chain, "handle", $NF }
  END {
    for (chain in found) {
      if (found[chain] in iptables) { print chain ": use the iptables commands for this chain" > "/dev/stderr"; continue }
      if (chain !~ /^ip /) print "insert rule", chain, "icmpv6 type packet-too-big accept", ours
      if (chain !~ /^ip6 /) print "insert rule", chain, "icmp type destination-unreachable icmp code 4 accept", ours
    }
  }' | nft -f -
)
