# swandoc SWD135/set-child-option-2/swanctl/verify v1 8c89f1c8
cat /etc/swanctl/conf.d/zz-swandoc-rw.net.sha256_96.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.sha256_96.conf 2>/dev/null; swanctl --list-conns
