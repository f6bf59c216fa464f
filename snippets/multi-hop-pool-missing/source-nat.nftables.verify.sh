# swandoc SWD233/source-nat/nftables/verify v1 e743d50a
nft list table inet swandoc_source_nat_10.3.0.0/24_to_10.2.0.0/24
