# swandoc SWD127/masquerade/nftables/check v1 e50eb06d
(
subnet=10.3.0.0/24
table=swandoc_masquerade_eth1_$(echo "$subnet" | tr ":/." "___")
if nft list table inet "$table" 2>/dev/null | grep -qF -e "saddr 10.3.0.0/24 oifname \"eth1\" rt ipsec missing masquerade"
then echo "in place"
else echo "not in place"; false
fi
)
