# swandoc SWD316/set-child-option/swanctl/check v1 e314c1fb
if grep -qsxF '        copy_df = "yes"' /etc/swanctl/conf.d/zz-swandoc-rw.net.copy_df.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.copy_df.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode='
then echo "in place"
else echo "not in place"; false
fi
