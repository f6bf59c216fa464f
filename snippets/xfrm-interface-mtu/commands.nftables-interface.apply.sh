# swandoc SWD311/commands/nftables-interface/apply v1 974b2814
nft -f - <<'END'
table inet swandoc_clamp_mss_interface
delete table inet swandoc_clamp_mss_interface
table inet swandoc_clamp_mss_interface {
  chain forward {
    type filter hook forward priority mangle; policy accept;
    oifname "ipsec0" tcp flags syn / syn,rst tcp option maxseg size set rt mtu
    iifname "ipsec0" tcp flags syn / syn,rst tcp option maxseg size set rt mtu
  }
}
END
