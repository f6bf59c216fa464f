# swandoc SWD207/assign-virtual-ips/swanctl/check v3 903f77fe
if grep -qsxF '    addrs = "10.1.0.192/26"' /etc/swanctl/conf.d/zz-swandoc-rw.pools.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.pools.conf &&
   swanctl --list-pools --raw | grep -qE '[{ ]clients [{]base=(10.1.0.192|10.1.0.193) '
then echo "in place"
else echo "not in place"; false
fi
