# swandoc SWD304/clamp-mss-to-pmtu/nftables/apply v1 b131796d
(
set -eu
nft -f - <<'END'
table inet swandoc_clamp_mss_to_pmtu
delete table inet swandoc_clamp_mss_to_pmtu
table inet swandoc_clamp_mss_to_pmtu {
  chain forward {
    type filter hook forward priority mangle; policy accept;
    rt ipsec exists tcp flags & (syn | rst) == syn tcp option maxseg size set rt mtu
  }
}
END
)
