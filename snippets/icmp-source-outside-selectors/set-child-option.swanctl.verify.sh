# swandoc SWD307/set-child-option/swanctl/verify
cat /etc/swanctl/conf.d/zz-swandoc-rw.net.icmp.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.icmp.conf 2>/dev/null; swanctl --list-conns
