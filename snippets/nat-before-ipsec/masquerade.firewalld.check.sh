# swandoc SWD112/masquerade/firewalld/check v1 e9e3303c
(
subnet=10.1.0.0/24
case $subnet in
  *:*) family=ipv6 ;;
  *) family=ipv4 ;;
esac
stands() {
  firewall-cmd -q --direct --query-rule "$family" nat POSTROUTING 0 -m comment --comment swandoc-masquerade-10.1.0.0/24-eth0 -s 10.1.0.0/24 -o eth0 -m policy --dir out --pol none -j MASQUERADE
}
if stands
then echo "in place"
else echo "not in place"; false
fi
)
