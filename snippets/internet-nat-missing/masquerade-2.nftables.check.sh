# swandoc SWD116/masquerade-2/nftables/check v1 63e67ae8
(
subnet=2001:db8:3::/64
table=swandoc_masquerade_eth0_$(echo "$subnet" | tr ":/." "___")
if nft list table inet "$table" 2>/dev/null | grep -qF -e "saddr 2001:db8:3::/64 oifname \"eth0\" rt ipsec missing masquerade"
then echo "in place"
else echo "not in place"; false
fi
)
