# swandoc SWD110/exempt-ipsec-from-rpfilter/nftables/verify v1 950e505d
nft list ruleset | grep -F 'comment "swandoc-exempt-ipsec-from-rpfilter"'
