# swandoc SWD109/allow-from-tunnel/nftables/verify v1 b3336602
nft list ruleset | grep -F 'comment "swandoc-allow-from-tunnel-10.3.0.0/24"'
