# swandoc SWD304/clamp-mss-to-pmtu/nftables/verify v1 2fcea01f
nft list table inet swandoc_clamp_mss_to_pmtu
