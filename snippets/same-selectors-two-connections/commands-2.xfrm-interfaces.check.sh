# swandoc SWD227/commands-2/xfrm-interfaces/check v1 ed08be5e
if [ -n "$(ip route show 10.2.0.0/24 dev ipsec41 2>/dev/null)" ] &&
   [ -n "$(ip route show table 42 10.2.0.0/24 dev ipsec42 2>/dev/null)" ] &&
   ip rule show | grep -q '^1042:' &&
   nft list table inet swandoc_two_sites >/dev/null 2>&1
then echo "in place"
else echo "not in place"; false
fi
