# swandoc SWD226/set-connection-option/swanctl/check v1 df5dbd1e
if grep -qsxF '    unique = "replace"' /etc/swanctl/conf.d/zz-swandoc-rw.unique.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.unique.conf &&
   swanctl --list-conns | grep -q '^rw: '
then echo "in place"
else echo "not in place"; false
fi
