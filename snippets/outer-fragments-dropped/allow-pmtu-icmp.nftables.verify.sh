# swandoc SWD316/allow-pmtu-icmp/nftables/verify
nft list ruleset | grep -F 'comment "swandoc-allow-pmtu-icmp"'
