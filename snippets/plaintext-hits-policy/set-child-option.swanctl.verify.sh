# swandoc SWD137/set-child-option/swanctl/verify v1 5a2eef31
cat /etc/swanctl/conf.d/zz-swandoc-rw.net.start_action.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.start_action.conf 2>/dev/null; swanctl --list-conns
