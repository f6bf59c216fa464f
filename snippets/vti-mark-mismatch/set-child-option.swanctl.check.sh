# swandoc SWD230/set-child-option/swanctl/check v1 a34cecd0
if grep -qsxF '        mark_in = "42"' /etc/swanctl/conf.d/zz-swandoc-site.lans.mark_in.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-site.lans.mark_in.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {site {.*[{ ]lans {mode='
then echo "in place"
else echo "not in place"; false
fi
