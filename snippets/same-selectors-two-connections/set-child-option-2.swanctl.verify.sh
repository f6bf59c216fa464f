# swandoc SWD227/set-child-option-2/swanctl/verify v1 d0bc1eee
cat /etc/swanctl/conf.d/zz-swandoc-site.lans.if_id_out.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-site.lans.if_id_out.conf 2>/dev/null; swanctl --list-conns
