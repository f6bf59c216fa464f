# swandoc SWD309/set-child-option/swanctl/verify v1 b86a3c78
cat /etc/swanctl/conf.d/zz-swandoc-rw.net.copy_df.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.copy_df.conf 2>/dev/null; swanctl --list-conns
