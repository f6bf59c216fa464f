# swandoc SWD317/commands/nftables-nested/verify v2 65835db1
nft list table inet swandoc_clamp_mss_nested
