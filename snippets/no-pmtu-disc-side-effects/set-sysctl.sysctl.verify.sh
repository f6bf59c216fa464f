# swandoc SWD309/set-sysctl/sysctl/verify
sysctl net/ipv4/ip_no_pmtu_disc
