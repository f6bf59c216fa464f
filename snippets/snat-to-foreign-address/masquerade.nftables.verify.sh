# swandoc SWD115/masquerade/nftables/verify v1 3b9abf79
(
subnet=10.3.0.0/24
table=swandoc_masquerade_eth0_$(echo "$subnet" | tr ":/." "___")
nft list table inet "$table"
)
