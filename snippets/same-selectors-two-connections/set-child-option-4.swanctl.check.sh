# swandoc SWD227/set-child-option-4/swanctl/check v1 7a1d9d6e
if grep -qsxF '        if_id_out = "42"' /etc/swanctl/conf.d/zz-swandoc-customer-b.lans-b.if_id_out.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-customer-b.lans-b.if_id_out.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {customer-b {.*[{ ]lans-b {mode='
then echo "in place"
else echo "not in place"; false
fi
