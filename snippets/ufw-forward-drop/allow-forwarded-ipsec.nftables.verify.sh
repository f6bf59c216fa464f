# swandoc SWD107/allow-forwarded-ipsec/nftables/verify v1 0febcf3b
nft list ruleset | grep -F 'comment "swandoc-allow-forwarded-ipsec-10.3.0.0/24"'
