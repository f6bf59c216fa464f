# swandoc SWD311/commands/nftables-interface/verify
nft list table inet swandoc_clamp_mss_interface
