# swandoc SWD104/set-sysctl-2/sysctl/verify v1 ae0781b5
sysctl net/ipv4/conf/eth1/forwarding
