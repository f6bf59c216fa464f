# swandoc SWD227/commands/nftables-netmap/verify v1 ebbdd458
nft list table ip swandoc_map_site
