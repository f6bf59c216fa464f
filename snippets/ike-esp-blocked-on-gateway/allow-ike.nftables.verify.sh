# swandoc SWD130/allow-ike/nftables/verify v1 091b5d8d
nft list ruleset | grep -F 'comment "swandoc-allow-ike-eth0"'
