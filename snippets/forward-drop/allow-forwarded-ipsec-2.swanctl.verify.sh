# swandoc SWD105/allow-forwarded-ipsec-2/swanctl/verify v1 956bf189
cat /etc/swanctl/conf.d/zz-swandoc-rw.net.updown.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.updown.conf 2>/dev/null; swanctl --list-conns
