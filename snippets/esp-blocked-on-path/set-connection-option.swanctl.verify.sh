# swandoc SWD131/set-connection-option/swanctl/verify v1 5d66a19f
cat /etc/swanctl/conf.d/zz-swandoc-rw.encap.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.encap.conf 2>/dev/null; swanctl --list-conns
