# swandoc SWD311/commands/nftables-interface/verify v1 2b9d3acd
nft list table inet swandoc_clamp_mss_interface
