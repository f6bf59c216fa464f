# swandoc SWD218/source-nat/nftables/check v1 1e68ae2b
if nft list table inet swandoc_source_nat_10.4.0.0/24_to_10.2.0.0/24 2>/dev/null | grep -qF -e "ip saddr 10.4.0.0/24 ip daddr 10.2.0.0/24 rt ipsec missing snat ip to 10.1.0.1"
then echo "in place"
else echo "not in place"; false
fi
