# swandoc SWD317/commands/nftables-nested/check
if [ "$(nft list table inet swandoc_clamp_mss_nested 2>/dev/null | grep -c "\"gre1\".*maxseg size set $((1286 - [46]0))")" = 4 ]
then echo "in place"
else echo "not in place"; false
fi
