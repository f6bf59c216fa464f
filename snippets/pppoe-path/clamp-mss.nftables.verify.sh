# swandoc SWD313/clamp-mss/nftables/verify v1 db8a5df4
nft list table inet swandoc_clamp_mss
