# swandoc SWD128/masquerade/nftables/apply v1 5ece10b3
(
set -eu
subnet=10.3.0.0/24
table=swandoc_masquerade_eth1_$(echo "$subnet" | tr ":/." "___")
case $subnet in *:*) family=ip6 ;; *) family=ip ;; esac
nft -f - <<END
table inet $table
delete table inet $table
table inet $table {
  chain postrouting {
    type nat hook postrouting priority srcnat; policy accept;
    $family saddr 10.3.0.0/24 oifname "eth1" rt ipsec missing masquerade
  }
}
END
)
