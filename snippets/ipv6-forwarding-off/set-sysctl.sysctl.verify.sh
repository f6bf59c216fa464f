# swandoc SWD102/set-sysctl/sysctl/verify v1 168d2df8
sysctl net/ipv6/conf/eth0/accept_ra
