# swandoc SWD227/set-child-option/swanctl/verify v1 e073392a
cat /etc/swanctl/conf.d/zz-swandoc-site.lans.if_id_in.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-site.lans.if_id_in.conf 2>/dev/null; swanctl --list-conns
