# swandoc SWD136/set-child-option/swanctl/check v1 a4b0b82a
if grep -qsxF '        ipcomp = "no"' /etc/swanctl/conf.d/zz-swandoc-rw.net.ipcomp.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.ipcomp.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode='
then echo "in place"
else echo "not in place"; false
fi
