# swandoc SWD136/allow-forwarded-ipsec/swanctl/verify
cat /etc/swanctl/conf.d/zz-swandoc-rw.net.updown.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.updown.conf 2>/dev/null; swanctl --list-conns
