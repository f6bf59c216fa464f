# swandoc SWD301/set-sysctl/sysctl/verify v1 ffaea6ed
sysctl net/ipv4/tcp_mtu_probing
