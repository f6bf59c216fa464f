# swandoc SWD137/reject-unprotected/nftables/check v1 695b7e66
(
subnet=10.1.0.0/24
table=swandoc_reject_unprotected_$(echo "$subnet" | tr ":/." "___")
if nft list table inet "$table" 2>/dev/null | grep -qF -e "daddr 10.1.0.0/24 rt ipsec missing reject with icmpx"
then echo "in place"
else echo "not in place"; false
fi
)
