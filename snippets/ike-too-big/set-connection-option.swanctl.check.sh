# swandoc SWD314/set-connection-option/swanctl/check v1 f016fdba
if grep -qsxF '    fragmentation = "yes"' /etc/swanctl/conf.d/zz-swandoc-rw.fragmentation.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.fragmentation.conf &&
   swanctl --list-conns | grep -q '^rw: '
then echo "in place"
else echo "not in place"; false
fi
