# swandoc SWD227/set-child-option-3/swanctl/check v1 ba585e4a
if grep -qsxF '        if_id_in = "42"' /etc/swanctl/conf.d/zz-swandoc-customer-b.lans-b.if_id_in.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-customer-b.lans-b.if_id_in.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {customer-b {.*[{ ]lans-b {mode='
then echo "in place"
else echo "not in place"; false
fi
