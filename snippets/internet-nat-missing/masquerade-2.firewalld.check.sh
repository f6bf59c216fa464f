# swandoc SWD116/masquerade-2/firewalld/check v1 dd55c680
(
subnet=2001:db8:3::/64
case $subnet in
  *:*) family=ipv6 ;;
  *) family=ipv4 ;;
esac
stands() {
  firewall-cmd -q --direct --query-rule "$family" nat POSTROUTING 0 -m comment --comment swandoc-masquerade-2001:db8:3::/64-eth0 -s 2001:db8:3::/64 -o eth0 -m policy --dir out --pol none -j MASQUERADE
}
if stands
then echo "in place"
else echo "not in place"; false
fi
)
