# swandoc SWD309/set-sysctl-2/sysctl/verify
sysctl net/ipv4/ip_no_pmtu_disc
