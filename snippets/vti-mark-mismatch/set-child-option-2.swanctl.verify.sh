# swandoc SWD230/set-child-option-2/swanctl/verify v1 7e40c570
cat /etc/swanctl/conf.d/zz-swandoc-site.lans.mark_out.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-site.lans.mark_out.conf 2>/dev/null; swanctl --list-conns
