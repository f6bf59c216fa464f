# swandoc SWD306/allow-pmtu-icmp-2/nftables/verify
nft list ruleset | grep -F 'comment "swandoc-allow-pmtu-icmp"'
