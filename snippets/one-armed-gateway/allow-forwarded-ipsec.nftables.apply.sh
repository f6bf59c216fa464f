# swandoc SWD118/allow-forwarded-ipsec/nftables/apply v1 8ad2e85a
(
set -eu
subnet=10.3.0.0/24
case $subnet in *:*) family=ip6 ;; *) family=ip ;; esac
nft -a -t list ruleset | awk -v family="$family" -v ours='comment "swandoc-allow-forwarded-ipsec-10.3.0.0/24"' '
  $1 == "table" { table = $2 " " $3; theirs = ($2 == "inet" || $2 == family) && $3 !~ /^swandoc_/ }
  $1 == "chain" { chain = table " " $2; here = 0 }
  $1 == "chain" && $2 ~ /^[A-Z]+$/ && table ~ /^ip6? (filter|mangle|nat|raw|security)$/ { iptables[table] }
  $1 == "type" { here = theirs && $4 == "forward" }
  here && /drop|reject|jump|goto|queue/ { found[chain] = table }
  index($0, ours) { print "delete rule", chain, "handle", $NF }
  END {
    for (chain in found) {
      if (found[chain] in iptables) { print chain ": use the iptables commands for this chain" > "/dev/stderr"; continue }
      print "insert rule", chain, family " daddr 10.3.0.0/24 rt ipsec exists accept", ours
      print "insert rule", chain, family " saddr 10.3.0.0/24 meta ipsec exists accept", ours
    }
  }' | nft -f -
)
