# swandoc SWD218/set-child-option/swanctl/verify v1 f1e156dd
cat /etc/swanctl/conf.d/zz-swandoc-site.lans.local_ts.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-site.lans.local_ts.conf 2>/dev/null; swanctl --list-conns
