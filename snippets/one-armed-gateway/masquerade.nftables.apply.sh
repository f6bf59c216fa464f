# swandoc SWD118/masquerade/nftables/apply v1 dc9007f1
(
set -eu
subnet=10.3.0.0/24
table=swandoc_masquerade_eth0_$(echo "$subnet" | tr ":/." "___")
case $subnet in *:*) family=ip6 ;; *) family=ip ;; esac
nft -f - <<END
table inet $table
delete table inet $table
table inet $table {
  chain postrouting {
    type nat hook postrouting priority srcnat; policy accept;
    $family saddr 10.3.0.0/24 oifname "eth0" rt ipsec missing masquerade
  }
}
END
)
