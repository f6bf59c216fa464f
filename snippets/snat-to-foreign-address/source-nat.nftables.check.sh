# swandoc SWD115/source-nat/nftables/check v1 5cb40430
if nft list table inet swandoc_source_nat_10.3.0.0/24 2>/dev/null | grep -qF -e "ip saddr 10.3.0.0/24 oifname \"eth0\" rt ipsec missing snat ip to 172.31.5.10"
then echo "in place"
else echo "not in place"; false
fi
