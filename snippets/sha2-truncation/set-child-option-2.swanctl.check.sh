# swandoc SWD135/set-child-option-2/swanctl/check v1 392eb7a4
if grep -qsxF '        sha256_96 = "yes"' /etc/swanctl/conf.d/zz-swandoc-rw.net.sha256_96.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.net.sha256_96.conf &&
   swanctl --list-conns --raw | grep -q '^list-conn event {rw {.*[{ ]net {mode='
then echo "in place"
else echo "not in place"; false
fi
