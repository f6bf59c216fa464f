# swandoc SWD232/source-nat/nftables/check v1 4e198e9c
if nft list table inet swandoc_source_nat_192.168.178.0/24_to_10.1.0.0/24 2>/dev/null | grep -qF -e "ip saddr 192.168.178.0/24 ip daddr 10.1.0.0/24 rt ipsec missing snat ip to 10.3.0.1"
then echo "in place"
else echo "not in place"; false
fi
