# swandoc SWD218/set-child-option/swanctl/check v1 b75a2ff3
if grep -qsxF '        local_ts = "10.1.0.0/24,dynamic"' /etc/swanctl/conf.d/zz-swandoc-site.lans.local_ts.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-site.lans.local_ts.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {site {.*[{ ]lans {mode='
then echo "in place"
else echo "not in place"; false
fi
