# swandoc SWD311/commands/nftables-interface/check v1 e36820d8
if [ "$(nft list table inet swandoc_clamp_mss_interface 2>/dev/null | grep -c '"ipsec0".*maxseg size set rt mtu')" = 2 ]
then echo "in place"
else echo "not in place"; false
fi
