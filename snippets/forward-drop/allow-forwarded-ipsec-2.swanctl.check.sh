# swandoc SWD105/allow-forwarded-ipsec-2/swanctl/check v1 8904f58c
if grep -qs '_updown iptables' /etc/swanctl/conf.d/zz-swandoc-rw.net.updown.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.updown.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode='
then echo "in place"
else echo "not in place"; false
fi
