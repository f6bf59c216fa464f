# swandoc SWD120/source-nat/nftables/check v1 1f5298dd
if nft list table inet swandoc_source_nat_10.3.0.0/24_to_10.1.0.0/24 2>/dev/null | grep -qF -e "ip saddr 10.3.0.0/24 ip daddr 10.1.0.0/24 oifname \"eth1\" rt ipsec missing snat ip to 10.1.0.1"
then echo "in place"
else echo "not in place"; false
fi
