# swandoc SWD314/set-connection-option/swanctl/verify v1 f03518a7
cat /etc/swanctl/conf.d/zz-swandoc-rw.fragmentation.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.fragmentation.conf 2>/dev/null; swanctl --list-conns
