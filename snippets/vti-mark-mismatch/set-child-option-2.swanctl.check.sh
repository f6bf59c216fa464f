# swandoc SWD230/set-child-option-2/swanctl/check v1 96127e3c
if grep -qsxF '        mark_out = "42"' /etc/swanctl/conf.d/zz-swandoc-site.lans.mark_out.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-site.lans.mark_out.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {site {.*[{ ]lans {mode='
then echo "in place"
else echo "not in place"; false
fi
