# swandoc SWD130/allow-ike/nftables/verify
nft list ruleset | grep -F 'comment "swandoc-allow-ike-eth0"'
