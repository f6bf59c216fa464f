# swandoc SWD227/commands/nftables-netmap/check v1 c61e544c
if [ "$(nft list table ip swandoc_map_site 2>/dev/null | grep -c 'ip prefix to ip [sd]addr map')" = 2 ]
then echo "in place"
else echo "not in place"; false
fi
