# swandoc SWD228/set-child-option/swanctl/verify v1 4e3d0b51
cat /etc/swanctl/conf.d/zz-swandoc-rw.net.set_mark_out.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.set_mark_out.conf 2>/dev/null; swanctl --list-conns
