# swandoc SWD232/set-sysctl-2/sysctl/verify v1 3aabe6fe
sysctl net/ipv4/conf/eth0/send_redirects
