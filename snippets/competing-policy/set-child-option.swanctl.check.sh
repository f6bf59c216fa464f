# swandoc SWD138/set-child-option/swanctl/check v1 1b99f7cb
if grep -qsxF '        policies_fwd_out = "yes"' /etc/swanctl/conf.d/zz-swandoc-rw.net.policies_fwd_out.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.policies_fwd_out.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode='
then echo "in place"
else echo "not in place"; false
fi
