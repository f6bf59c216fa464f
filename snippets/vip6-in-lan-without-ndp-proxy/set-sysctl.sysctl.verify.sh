# swandoc SWD125/set-sysctl/sysctl/verify
sysctl net/ipv6/conf/eth1/proxy_ndp
