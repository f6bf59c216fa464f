# swandoc SWD113/exempt-ipsec-from-nat/nftables/check v1 52518cb1
if nft list table inet swandoc_exempt_ipsec_from_nat_eth0 2>/dev/null | grep -qF -e "oifname \"eth0\" rt ipsec exists snat ip to ip saddr" &&
   nft list table inet swandoc_exempt_ipsec_from_nat_eth0 2>/dev/null | grep -qF -e "oifname \"eth0\" rt ipsec exists snat ip6 to ip6 saddr"
then echo "in place"
else echo "not in place"; false
fi
