# swandoc SWD120/source-nat/nftables/verify v1 571d224a
nft list table inet swandoc_source_nat_10.3.0.0/24_to_10.1.0.0/24
