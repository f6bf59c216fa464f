# swandoc SWD116/masquerade-2/nftables/apply v1 9ff7f90b
(
set -eu
subnet=2001:db8:3::/64
table=swandoc_masquerade_eth0_$(echo "$subnet" | tr ":/." "___")
case $subnet in *:*) family=ip6 ;; *) family=ip ;; esac
nft -f - <<END
table inet $table
delete table inet $table
table inet $table {
  chain postrouting {
    type nat hook postrouting priority srcnat; policy accept;
    $family saddr 2001:db8:3::/64 oifname "eth0" rt ipsec missing masquerade
  }
}
END
)
