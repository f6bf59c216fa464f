# swandoc SWD230/set-sysctl/sysctl/verify
sysctl net/ipv4/conf/ipsec0/disable_policy
