# swandoc SWD122/set-sysctl-3/sysctl/verify v1 3438ad83
sysctl net/ipv4/conf/eth1/send_redirects
