# swandoc SWD138/set-child-option/swanctl/verify v1 ffb80913
cat /etc/swanctl/conf.d/zz-swandoc-rw.net.policies_fwd_out.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.policies_fwd_out.conf 2>/dev/null; swanctl --list-conns
