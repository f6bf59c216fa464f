# swandoc SWD127/masquerade/firewalld/check v1 28b24677
(
subnet=10.3.0.0/24
case $subnet in
  *:*) family=ipv6 ;;
  *) family=ipv4 ;;
esac
stands() {
  firewall-cmd -q --direct --query-rule "$family" nat POSTROUTING 0 -m comment --comment swandoc-masquerade-10.3.0.0/24-eth1 -s 10.3.0.0/24 -o eth1 -m policy --dir out --pol none -j MASQUERADE
}
if stands
then echo "in place"
else echo "not in place"; false
fi
)
