# swandoc SWD107/allow-forwarded-ipsec/nftables/check v1 2b057344
(
subnet=10.3.0.0/24
case $subnet in *:*) family=ip6 ;; *) family=ip ;; esac
if nft list tables > /dev/null &&
   nft -t list ruleset | awk -v family="$family" -v ours='comment "swandoc-allow-forwarded-ipsec-10.3.0.0/24"' '
  $1 == "table" { table = $2 " " $3; theirs = ($2 == "inet" || $2 == family) && $3 !~ /^swandoc_/ }
  $1 == "chain" { chain = table " " $2; here = 0 }
  $1 == "chain" && $2 ~ /^[A-Z]+$/ && table ~ /^ip6? (filter|mangle|nat|raw|security)$/ { iptables[table] }
  $1 == "type" { here = theirs && $4 == "forward" }
  here && /drop|reject|jump|goto|queue/ { found[chain] = table }
  $1 == "chain" { top = 1 }
  top && index($0, ours) { good[chain]++ }
  here && $1 !~ /^(chain|comment|type)$/ && !/comment "swandoc-/ { top = 0 }
  END {
    for (chain in found) {
      if (found[chain] in iptables) print chain ": use the iptables commands for this chain" > "/dev/stderr"
      if (good[chain] < 2) missing = 1
    }
    exit missing
  }'
then echo "in place"
else echo "not in place"; false
fi
)
