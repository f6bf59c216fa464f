# swandoc SWD102/set-sysctl/sysctl/verify
sysctl net/ipv6/conf/eth0/accept_ra
