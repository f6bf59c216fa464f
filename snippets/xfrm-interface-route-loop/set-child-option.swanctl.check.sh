# swandoc SWD228/set-child-option/swanctl/check v1 13fd940e
if grep -qsxF '        set_mark_out = "220"' /etc/swanctl/conf.d/zz-swandoc-rw.net.set_mark_out.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.set_mark_out.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode='
then echo "in place"
else echo "not in place"; false
fi
