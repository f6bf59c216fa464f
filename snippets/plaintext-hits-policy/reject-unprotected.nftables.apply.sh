# swandoc SWD137/reject-unprotected/nftables/apply v1 0586074c
(
set -eu
case ${SSH_CONNECTION:-22} in 22 | *" 22") ;; *)
  echo "Your SSH session is not on port 22: it ends if it comes from 10.1.0.0/24 outside the tunnel." >&2
  echo "To go on all the same: unset SSH_CONNECTION" >&2
  exit 1
esac
subnet=10.1.0.0/24
table=swandoc_reject_unprotected_$(echo "$subnet" | tr ":/." "___")
case $subnet in *:*) family=ip6 ;; *) family=ip ;; esac
nft -f - <<END
table inet $table
delete table inet $table
table inet $table {
  chain forward {
    type filter hook forward priority filter - 10; policy accept;
    $family daddr 10.1.0.0/24 rt ipsec missing reject with icmpx admin-prohibited
  }
  chain output {
    type filter hook output priority filter - 10; policy accept;
    tcp sport 22 accept
    $family daddr 10.1.0.0/24 rt ipsec missing reject with icmpx admin-prohibited
  }
}
END
)
