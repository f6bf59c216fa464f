# swandoc SWD104/set-sysctl/sysctl/verify
sysctl net/ipv4/conf/eth0/forwarding
