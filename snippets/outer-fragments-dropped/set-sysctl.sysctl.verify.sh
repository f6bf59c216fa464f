# swandoc SWD316/set-sysctl/sysctl/verify v1 a6b38915
sysctl net/ipv4/ip_no_pmtu_disc
