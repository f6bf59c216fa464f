# swandoc SWD125/set-sysctl/sysctl/verify v1 5f34f64e
sysctl net/ipv6/conf/eth1/proxy_ndp
