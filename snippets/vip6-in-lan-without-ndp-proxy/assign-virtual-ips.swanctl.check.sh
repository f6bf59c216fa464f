# swandoc SWD125/assign-virtual-ips/swanctl/check v3 80e286b2
if grep -qsxF '    addrs = "2001:db8:3::/64"' /etc/swanctl/conf.d/zz-swandoc-rw.pools.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.pools.conf &&
   swanctl --list-pools --raw | grep -qE '[{ ]clients [{]base=(2001:db8:3::|2001:db8:3::1) '
then echo "in place"
else echo "not in place"; false
fi
