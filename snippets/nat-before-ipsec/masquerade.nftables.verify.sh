# swandoc SWD112/masquerade/nftables/verify v1 76d868a9
(
subnet=10.1.0.0/24
table=swandoc_masquerade_eth0_$(echo "$subnet" | tr ":/." "___")
nft list table inet "$table"
)
