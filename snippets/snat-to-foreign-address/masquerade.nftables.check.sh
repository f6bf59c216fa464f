# swandoc SWD115/masquerade/nftables/check v1 e7050628
(
subnet=10.3.0.0/24
table=swandoc_masquerade_eth0_$(echo "$subnet" | tr ":/." "___")
if nft list table inet "$table" 2>/dev/null | grep -qF -e "saddr 10.3.0.0/24 oifname \"eth0\" rt ipsec missing masquerade"
then echo "in place"
else echo "not in place"; false
fi
)
