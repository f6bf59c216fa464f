# swandoc SWD232/set-sysctl-2/sysctl/verify
sysctl net/ipv4/conf/eth0/send_redirects
