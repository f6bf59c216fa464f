# swandoc SWD306/allow-pmtu-icmp-2/nftables/check v1 5031169a
if nft list tables > /dev/null &&
   nft -t list ruleset | awk -v ours='comment "swandoc-allow-pmtu-icmp"' '
  $1 == "table" { table = $2 " " $3; theirs = $2 ~ /^(inet|ip6)$/ && $3 !~ /^swandoc_/ }
  $1 == "chain" { chain = table " " $2; here = 0 }
  $1 == "chain" && $2 ~ /^[A-Z]+$/ && table ~ /^ip6? (filter|mangle|nat|raw|security)$/ { iptables[table] }
  $1 == "type" { here = theirs && $4 ~ /^(input|forward)$/ }
  here && /drop|reject|jump|goto|queue/ { found[chain] = table }
  $1 == "chain" { top = 1 }
  top && index($0, ours) { good[chain]++ }
  here && $1 !~ /^(chain|comment|type)$/ && !/comment "swandoc-/ { top = 0 }
  END {
    for (chain in found) {
      if (found[chain] in iptables) print chain ": use the iptables commands for this chain" > "/dev/stderr"
      if (good[chain] < 1) missing = 1
    }
    exit missing
  }'
then echo "in place"
else echo "not in place"; false
fi
