# swandoc SWD115/remove-source-nat-2/nftables/apply v1 e60e1347
(
set -eu
# of each rule its handle, family, table, chain, number in the chain from 0, and text
rules=$(nft -a list ruleset | awk -v to=192.0.2.1 '
  $1 == "table" { place = $2 " " $3 }
  $1 == "chain" { chain = $2; here = 0; next }
  $1 == "type" { here = $2 == "nat" && $4 == "postrouting" && chain != "POSTROUTING"; number = -1; next }
  here && / # handle [0-9]+$/ {
    number++
    handle = $NF
    sub(/^[ \t]+/, ""); sub(/ # handle [0-9]+$/, "")
    n = split($0, word, " ")
    for (i = 2; i <= n; i++)
      if (word[i-1] == "to" && (word[i] == to || index(word[i], to ":") == 1) && /snat /) {
        print handle, place, chain, number, $0
        break
      }
  }')
if [ -n "$rules" ]; then
  # Undo needs each rule and its place. What an earlier run has kept stays.
  mkdir -p /var/lib/swandoc
  printf '%s\n' "$rules" | cut -d ' ' -f 2- >> /var/lib/swandoc/remove-source-nat-192.0.2.1.nft
  sort -u -o /var/lib/swandoc/remove-source-nat-192.0.2.1.nft /var/lib/swandoc/remove-source-nat-192.0.2.1.nft
  printf '%s\n' "$rules" |
    while read -r handle family table chain rest; do
      echo "delete rule $family $table $chain handle $handle"
    done | nft -f -
fi
)
