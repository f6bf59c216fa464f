# swandoc SWD317/commands/nftables-nested/verify
nft list table inet swandoc_clamp_mss_nested
