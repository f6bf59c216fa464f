# swandoc SWD227/set-child-option-4/swanctl/verify v1 69dcecdb
cat /etc/swanctl/conf.d/zz-swandoc-customer-b.lans-b.if_id_out.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-customer-b.lans-b.if_id_out.conf 2>/dev/null; swanctl --list-conns
