# swandoc SWD124/set-connection-option/swanctl/check v1 abedb94c
if grep -qsxF '    pools = "dhcp"' /etc/swanctl/conf.d/zz-swandoc-rw.pools.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.pools.conf &&
   swanctl --list-conns | grep -q '^rw: '
then echo "in place"
else echo "not in place"; false
fi
