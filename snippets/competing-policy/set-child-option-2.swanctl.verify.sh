# swandoc SWD138/set-child-option-2/swanctl/verify v1 b770eafb
cat /etc/swanctl/conf.d/zz-swandoc-rw.net.priority.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.priority.conf 2>/dev/null; swanctl --list-conns
