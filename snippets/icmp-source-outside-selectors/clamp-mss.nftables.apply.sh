# swandoc SWD307/clamp-mss/nftables/apply v1 7f6e135f
(
set -eu
nft -f - <<'END'
table inet swandoc_clamp_mss
delete table inet swandoc_clamp_mss
table inet swandoc_clamp_mss {
  chain forward {
    type filter hook forward priority mangle; policy accept;
    meta nfproto ipv4 meta ipsec exists tcp flags & (syn | rst) == syn tcp option maxseg size set 1270
    meta nfproto ipv4 rt ipsec exists tcp flags & (syn | rst) == syn tcp option maxseg size set 1270
    meta nfproto ipv6 meta ipsec exists tcp flags & (syn | rst) == syn tcp option maxseg size set 1250
    meta nfproto ipv6 rt ipsec exists tcp flags & (syn | rst) == syn tcp option maxseg size set 1250
  }
}
END
)
