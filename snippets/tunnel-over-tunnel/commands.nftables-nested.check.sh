# swandoc SWD317/commands/nftables-nested/check v2 8886eaf4
(
rules() {
  nft list table inet swandoc_clamp_mss_nested 2>/dev/null |
    grep -c "\"gre1\" meta nfproto $1 .*maxseg size set $2\$"
}
if [ "$(rules ipv4 $((1286 - 40)))" = 2 ] && [ "$(rules ipv6 $((1286 - 60)))" = 2 ]
then echo "in place"
else echo "not in place"; exit 1
fi
)
