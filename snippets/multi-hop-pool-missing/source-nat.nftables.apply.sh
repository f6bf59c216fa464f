# swandoc SWD233/source-nat/nftables/apply v1 17174c7d
(
set -eu
nft -f - <<'END'
table inet swandoc_source_nat_10.3.0.0/24_to_10.2.0.0/24
delete table inet swandoc_source_nat_10.3.0.0/24_to_10.2.0.0/24
table inet swandoc_source_nat_10.3.0.0/24_to_10.2.0.0/24 {
  chain postrouting {
    type nat hook postrouting priority srcnat - 5; policy accept;
    ip saddr 10.3.0.0/24 ip daddr 10.2.0.0/24 rt ipsec missing snat ip to 10.1.0.1
  }
}
END
)
