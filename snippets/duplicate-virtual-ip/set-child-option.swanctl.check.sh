# swandoc SWD226/set-child-option/swanctl/check v1 54a8102e
if grep -qsxF '        remote_ts = "dynamic"' /etc/swanctl/conf.d/zz-swandoc-rw.net.remote_ts.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.remote_ts.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode='
then echo "in place"
else echo "not in place"; false
fi
