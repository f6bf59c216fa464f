# swandoc SWD225/assign-virtual-ips/swanctl/check v3 f5dc9abc
if grep -qsxF '    addrs = "10.3.0.0/24"' /etc/swanctl/conf.d/zz-swandoc-rw.pools.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.pools.conf &&
   grep -qsxF '    dns = "10.1.0.53"' /etc/swanctl/conf.d/zz-swandoc-rw.pools.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.pools.conf &&
   swanctl --list-pools --raw | grep -qE '[{ ]clients [{]base=(10.3.0.0|10.3.0.1) '
then echo "in place"
else echo "not in place"; false
fi
