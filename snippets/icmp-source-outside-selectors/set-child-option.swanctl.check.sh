# swandoc SWD307/set-child-option/swanctl/check v1 d18879cb
if grep -qsxF '        icmp = "yes"' /etc/swanctl/conf.d/zz-swandoc-rw.net.icmp.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.icmp.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode='
then echo "in place"
else echo "not in place"; false
fi
