# swandoc SWD226/set-child-option/swanctl/verify v1 695727fa
cat /etc/swanctl/conf.d/zz-swandoc-rw.net.remote_ts.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.remote_ts.conf 2>/dev/null; swanctl --list-conns
