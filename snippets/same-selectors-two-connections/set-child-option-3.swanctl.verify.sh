# swandoc SWD227/set-child-option-3/swanctl/verify v1 b03c8bfb
cat /etc/swanctl/conf.d/zz-swandoc-customer-b.lans-b.if_id_in.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-customer-b.lans-b.if_id_in.conf 2>/dev/null; swanctl --list-conns
