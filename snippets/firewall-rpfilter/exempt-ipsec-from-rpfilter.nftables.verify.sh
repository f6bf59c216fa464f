# swandoc SWD110/exempt-ipsec-from-rpfilter/nftables/verify
nft list ruleset | grep -F 'comment "swandoc-exempt-ipsec-from-rpfilter"'
