# swandoc SWD231/set-connection-option/swanctl/verify v1 7f825d9e
cat /etc/swanctl/conf.d/zz-swandoc-rw.dpd_delay.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.dpd_delay.conf 2>/dev/null; swanctl --list-conns
