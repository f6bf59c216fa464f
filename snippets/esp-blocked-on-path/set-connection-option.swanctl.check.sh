# swandoc SWD131/set-connection-option/swanctl/check v1 58288e72
if grep -qsxF '    encap = "yes"' /etc/swanctl/conf.d/zz-swandoc-rw.encap.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.encap.conf &&
   swanctl --list-conns | grep -q '^rw: '
then echo "in place"
else echo "not in place"; false
fi
