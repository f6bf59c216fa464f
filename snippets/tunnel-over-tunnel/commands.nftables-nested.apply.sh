# swandoc SWD317/commands/nftables-nested/apply v2 004f23cf
nft -f - <<END
table inet swandoc_clamp_mss_nested
delete table inet swandoc_clamp_mss_nested
table inet swandoc_clamp_mss_nested {
  chain forward {
    type filter hook forward priority mangle; policy accept;
    oifname "gre1" meta nfproto ipv4 tcp flags syn / syn,rst tcp option maxseg size set $((1286 - 40))
    iifname "gre1" meta nfproto ipv4 tcp flags syn / syn,rst tcp option maxseg size set $((1286 - 40))
    oifname "gre1" meta nfproto ipv6 tcp flags syn / syn,rst tcp option maxseg size set $((1286 - 60))
    iifname "gre1" meta nfproto ipv6 tcp flags syn / syn,rst tcp option maxseg size set $((1286 - 60))
  }
}
END
