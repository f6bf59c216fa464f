# swandoc SWD127/masquerade/nftables/verify v1 48ae1fbb
(
subnet=10.3.0.0/24
table=swandoc_masquerade_eth1_$(echo "$subnet" | tr ":/." "___")
nft list table inet "$table"
)
