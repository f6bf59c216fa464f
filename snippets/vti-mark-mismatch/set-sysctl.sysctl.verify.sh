# swandoc SWD230/set-sysctl/sysctl/verify v1 dcc67cdc
sysctl net/ipv4/conf/ipsec0/disable_policy
