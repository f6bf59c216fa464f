# swandoc SWD137/reject-unprotected/nftables/verify v1 5799624e
(
subnet=10.1.0.0/24
table=swandoc_reject_unprotected_$(echo "$subnet" | tr ":/." "___")
nft list table inet "$table"
)
