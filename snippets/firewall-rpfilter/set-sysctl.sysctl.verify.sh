# swandoc SWD110/set-sysctl/sysctl/verify
sysctl net/ipv4/conf/eth0/rp_filter
