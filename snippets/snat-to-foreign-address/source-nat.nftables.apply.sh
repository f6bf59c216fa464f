# swandoc SWD115/source-nat/nftables/apply v1 4306a2bf
(
set -eu
nft -f - <<'END'
table inet swandoc_source_nat_10.3.0.0/24
delete table inet swandoc_source_nat_10.3.0.0/24
table inet swandoc_source_nat_10.3.0.0/24 {
  chain postrouting {
    type nat hook postrouting priority srcnat - 5; policy accept;
    ip saddr 10.3.0.0/24 oifname "eth0" rt ipsec missing snat ip to 172.31.5.10
  }
}
END
)
