# swandoc SWD109/allow-from-tunnel/nftables/verify
nft list ruleset | grep -F 'comment "swandoc-allow-from-tunnel-10.3.0.0/24"'
