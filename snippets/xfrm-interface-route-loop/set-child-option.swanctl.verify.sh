# swandoc SWD228/set-child-option/swanctl/verify
cat /etc/swanctl/conf.d/zz-swandoc-rw.net.set_mark_out.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.set_mark_out.conf 2>/dev/null; swanctl --list-conns
