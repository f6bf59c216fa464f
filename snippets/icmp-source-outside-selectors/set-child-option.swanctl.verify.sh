# swandoc SWD307/set-child-option/swanctl/verify v1 c2b7e431
cat /etc/swanctl/conf.d/zz-swandoc-rw.net.icmp.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.icmp.conf 2>/dev/null; swanctl --list-conns
