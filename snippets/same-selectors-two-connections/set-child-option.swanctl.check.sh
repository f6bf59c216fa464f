# swandoc SWD227/set-child-option/swanctl/check v1 825f4137
if grep -qsxF '        if_id_in = "41"' /etc/swanctl/conf.d/zz-swandoc-site.lans.if_id_in.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-site.lans.if_id_in.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {site {.*[{ ]lans {mode='
then echo "in place"
else echo "not in place"; false
fi
