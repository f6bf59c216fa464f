# swandoc SWD112/masquerade/nftables/check v1 e8a53d79
(
subnet=10.1.0.0/24
table=swandoc_masquerade_eth0_$(echo "$subnet" | tr ":/." "___")
if nft list table inet "$table" 2>/dev/null | grep -qF -e "saddr 10.1.0.0/24 oifname \"eth0\" rt ipsec missing masquerade"
then echo "in place"
else echo "not in place"; false
fi
)
