# swandoc SWD227/commands/nftables-netmap/apply v1 62e1a3a1
nft -f - <<'END'
table ip swandoc_map_site
delete table ip swandoc_map_site
table ip swandoc_map_site {
  chain prerouting {
    type nat hook prerouting priority dstnat - 10; policy accept;
    ip saddr 10.1.0.0/24 ip daddr 10.5.0.0/24 meta ipsec exists dnat ip prefix to ip daddr map { 10.5.0.0/24 : 10.2.0.0/24 }
  }
  chain postrouting {
    type nat hook postrouting priority srcnat - 10; policy accept;
    ip saddr 10.2.0.0/24 ip daddr 10.1.0.0/24 snat ip prefix to ip saddr map { 10.2.0.0/24 : 10.5.0.0/24 }
  }
}
END
