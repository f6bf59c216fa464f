# swandoc SWD135/set-child-option-3/swanctl/check v1 d543217a
if grep -qsxF '        sha256_96 = "no"' /etc/swanctl/conf.d/zz-swandoc-rw.net.sha256_96.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.sha256_96.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode='
then echo "in place"
else echo "not in place"; false
fi
