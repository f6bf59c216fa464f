# swandoc SWD118/set-sysctl-2/sysctl/verify v1 21a1a314
sysctl net/ipv4/conf/eth0/send_redirects
