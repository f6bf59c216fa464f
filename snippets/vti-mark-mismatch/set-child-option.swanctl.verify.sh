# swandoc SWD230/set-child-option/swanctl/verify v1 1d4c7e1d
cat /etc/swanctl/conf.d/zz-swandoc-site.lans.mark_in.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-site.lans.mark_in.conf 2>/dev/null; swanctl --list-conns
