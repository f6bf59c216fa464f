# swandoc SWD136/set-child-option/swanctl/verify v1 f9eac016
cat /etc/swanctl/conf.d/zz-swandoc-rw.net.ipcomp.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.ipcomp.conf 2>/dev/null; swanctl --list-conns
