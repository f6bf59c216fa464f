# swandoc SWD227/set-child-option-2/swanctl/check v1 6cdf6cbc
if grep -qsxF '        if_id_out = "41"' /etc/swanctl/conf.d/zz-swandoc-site.lans.if_id_out.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-site.lans.if_id_out.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {site {.*[{ ]lans {mode='
then echo "in place"
else echo "not in place"; false
fi
