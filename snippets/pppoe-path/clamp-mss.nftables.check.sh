# swandoc SWD313/clamp-mss/nftables/check v1 b6dcac32
if nft list table inet swandoc_clamp_mss 2>/dev/null | grep -qF -e "tcp option maxseg size set 1270" &&
   nft list table inet swandoc_clamp_mss 2>/dev/null | grep -qF -e "tcp option maxseg size set 1270" &&
   nft list table inet swandoc_clamp_mss 2>/dev/null | grep -qF -e "tcp option maxseg size set 1250" &&
   nft list table inet swandoc_clamp_mss 2>/dev/null | grep -qF -e "tcp option maxseg size set 1250"
then echo "in place"
else echo "not in place"; false
fi
