# swandoc SWD304/clamp-mss-to-pmtu/nftables/check v1 24f1d51b
if nft list table inet swandoc_clamp_mss_to_pmtu 2>/dev/null | grep -qF -e "tcp option maxseg size set rt mtu"
then echo "in place"
else echo "not in place"; false
fi
