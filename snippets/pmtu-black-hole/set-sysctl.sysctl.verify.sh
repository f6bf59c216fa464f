# swandoc SWD301/set-sysctl/sysctl/verify
sysctl net/ipv4/tcp_mtu_probing
