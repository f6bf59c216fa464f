# swandoc SWD317/clamp-mss/nftables/verify v2 db8a5df4
nft list table inet swandoc_clamp_mss
