# swandoc SWD304/clamp-mss-to-pmtu/nftables/verify
nft list table inet swandoc_clamp_mss_to_pmtu
