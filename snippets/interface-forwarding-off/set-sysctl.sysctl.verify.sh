# swandoc SWD104/set-sysctl/sysctl/verify v1 4aa91f97
sysctl net/ipv4/conf/eth0/forwarding
