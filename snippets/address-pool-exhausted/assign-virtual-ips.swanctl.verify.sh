# swandoc SWD231/assign-virtual-ips/swanctl/verify v3 2eec374b
cat /etc/swanctl/conf.d/zz-swandoc-rw.pools.conf /etc/strongswan/swanctl/conf.d/zz-swandoc-rw.pools.conf 2>/dev/null; swanctl --list-pools
