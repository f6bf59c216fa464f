# swandoc SWD138/set-child-option-2/swanctl/check v1 7e6aa844
if grep -qsxF '        priority = "300000"' /etc/swanctl/conf.d/zz-swandoc-rw.net.priority.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.priority.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode='
then echo "in place"
else echo "not in place"; false
fi
