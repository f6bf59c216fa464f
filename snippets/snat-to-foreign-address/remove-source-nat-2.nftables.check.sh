# swandoc SWD115/remove-source-nat-2/nftables/check v1 6c006037
if nft list tables > /dev/null &&
   ! nft -a list ruleset | awk -v to=192.0.2.1 '
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
  }' | grep .
then echo "in place"
else echo "not in place"; false
fi
