# swandoc SWD110/exempt-ipsec-from-rpfilter/nftables/check v1 bce1e696
if nft list tables > /dev/null &&
   nft -t list ruleset | awk -v ours='comment "swandoc-exempt-ipsec-from-rpfilter"' '
  $1 == "table" { table = $2 " " $3; theirs = $2 ~ /^(inet|ip|ip6)$/ && $3 !~ /^swandoc_/ }
  $1 == "chain" { chain = table " " $2; here = theirs }
  $1 == "chain" && $2 ~ /^[A-Z]+$/ && table ~ /^ip6? (filter|mangle|nat|raw|security)$/ { iptables[table] }
  here && /fib saddr.* oif/ { found[chain] = table }
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
