# swandoc SWD306/allow-pmtu-icmp/nftables/verify v1 547e4012
nft list ruleset | grep -F 'comment "swandoc-allow-pmtu-icmp"'
