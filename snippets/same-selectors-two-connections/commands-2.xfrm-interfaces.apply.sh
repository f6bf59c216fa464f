# swandoc SWD227/commands-2/xfrm-interfaces/apply v1 31209203
(
set -eu
stop() { echo "Stopped: $1" >&2; exit 1; }
# What others have under these names and numbers stays as it is.
others=$(
  for id in 41 42; do ip link show "ipsec$id" 2>/dev/null | grep -q 'alias swandoc' || ip link show "ipsec$id" 2>/dev/null || true; done
  ip route show 10.2.0.0/24 | grep -v ' dev ipsec41 ' || true
  ip route show table 42 2>/dev/null | grep -v ' dev ipsec42 ' || true
  ip rule show | grep '^1042:' | grep -v 'fwmark 0x2a lookup 42' || true
)
[ -z "$others" ] || stop "in use already: $others"
for id in 41 42; do
  ip link show "ipsec$id" > /dev/null 2>&1 || ip link add "ipsec$id" type xfrm if_id "$id"
  ip link set "ipsec$id" alias swandoc mtu 1310 up
done
ip route replace 10.2.0.0/24 dev ipsec41
ip route replace 10.2.0.0/24 dev ipsec42 table 42
ip rule show | grep -q '^1042:' || ip rule add priority 1042 fwmark 42 lookup 42
nft -f - <<'END'
table inet swandoc_two_sites
delete table inet swandoc_two_sites
table inet swandoc_two_sites {
  chain prerouting {
    type filter hook prerouting priority mangle; policy accept;
    iifname "ipsec42" ct mark set 42
    ct mark 42 meta mark set 42
  }
}
END
)
