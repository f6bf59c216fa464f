# swandoc SWD124/set-connection-option/swanctl/verify v1 ad038f29
cat /etc/swanctl/conf.d/zz-swandoc-rw.pools.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.pools.conf 2>/dev/null; swanctl --list-conns
