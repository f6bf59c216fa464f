# swandoc SWD218/source-nat/nftables/verify v1 74572195
nft list table inet swandoc_source_nat_10.4.0.0/24_to_10.2.0.0/24
