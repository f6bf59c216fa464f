# swandoc SWD137/set-child-option/swanctl/check v1 e6a38cd1
if grep -qsxF '        start_action = "trap"' /etc/swanctl/conf.d/zz-swandoc-rw.net.start_action.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.start_action.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode='
then echo "in place"
else echo "not in place"; false
fi
