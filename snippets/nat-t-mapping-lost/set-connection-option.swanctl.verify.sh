# swandoc SWD132/set-connection-option/swanctl/verify v2 7f825d9e
cat /etc/swanctl/conf.d/zz-swandoc-rw.dpd_delay.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.dpd_delay.conf 2>/dev/null; swanctl --list-conns
