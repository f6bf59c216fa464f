# swandoc SWD116/masquerade-2/nftables/verify v1 dd5323be
(
subnet=2001:db8:3::/64
table=swandoc_masquerade_eth0_$(echo "$subnet" | tr ":/." "___")
nft list table inet "$table"
)
