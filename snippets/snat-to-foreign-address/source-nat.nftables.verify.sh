# swandoc SWD115/source-nat/nftables/verify v1 dee17070
nft list table inet swandoc_source_nat_10.3.0.0/24
