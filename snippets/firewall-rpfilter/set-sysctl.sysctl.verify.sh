# swandoc SWD110/set-sysctl/sysctl/verify v1 ea4c2644
sysctl net/ipv4/conf/eth0/rp_filter
