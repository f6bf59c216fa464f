# swandoc SWD227/commands-2/xfrm-interfaces/verify v1 a91cd90b
ip rule show
ip route show table 42
nft list table inet swandoc_two_sites
