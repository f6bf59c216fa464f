# swandoc SWD104/set-sysctl-2/sysctl/verify
sysctl net/ipv4/conf/eth1/forwarding
