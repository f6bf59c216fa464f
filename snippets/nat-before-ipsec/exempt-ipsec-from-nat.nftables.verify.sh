# swandoc SWD112/exempt-ipsec-from-nat/nftables/verify v1 222ef30a
nft list table inet swandoc_exempt_ipsec_from_nat_eth0
