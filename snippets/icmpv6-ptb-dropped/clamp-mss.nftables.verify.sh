# swandoc SWD306/clamp-mss/nftables/verify
nft list table inet swandoc_clamp_mss
