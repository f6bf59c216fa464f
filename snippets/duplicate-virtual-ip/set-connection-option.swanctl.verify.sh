# swandoc SWD226/set-connection-option/swanctl/verify v1 17ddff45
cat /etc/swanctl/conf.d/zz-swandoc-rw.unique.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.unique.conf 2>/dev/null; swanctl --list-conns
