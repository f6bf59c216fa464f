# swandoc SWD317/clamp-mss/nftables/verify
nft list table inet swandoc_clamp_mss
