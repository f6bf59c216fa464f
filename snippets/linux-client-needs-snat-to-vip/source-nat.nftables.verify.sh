# swandoc SWD232/source-nat/nftables/verify v1 34ed9a5c
nft list table inet swandoc_source_nat_192.168.178.0/24_to_10.1.0.0/24
