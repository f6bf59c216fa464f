# swandoc SWD231/assign-virtual-ips/swanctl/check v3 e8be0c52
if grep -qsxF '    addrs = "10.3.0.0/24"' /etc/swanctl/conf.d/zz-swandoc-rw.pools.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.pools.conf &&
   swanctl --list-pools --raw | grep -qE '[{ ]clients [{]base=(10.3.0.0|10.3.0.1) '
then echo "in place"
else echo "not in place"; false
fi
