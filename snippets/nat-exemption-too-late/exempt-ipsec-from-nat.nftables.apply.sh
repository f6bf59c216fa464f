# swandoc SWD113/exempt-ipsec-from-nat/nftables/apply v1 f6d35eed
(
set -eu
nft -f - <<'END'
table inet swandoc_exempt_ipsec_from_nat_eth0
delete table inet swandoc_exempt_ipsec_from_nat_eth0
table inet swandoc_exempt_ipsec_from_nat_eth0 {
  # Bound to its own address here, a connection is not translated by any later chain.
  chain postrouting {
    type nat hook postrouting priority srcnat - 10; policy accept;
    oifname "eth0" rt ipsec exists snat ip to ip saddr
    oifname "eth0" rt ipsec exists snat ip6 to ip6 saddr
  }
}
END
)
