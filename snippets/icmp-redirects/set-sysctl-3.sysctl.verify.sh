# swandoc SWD122/set-sysctl-3/sysctl/verify
sysctl net/ipv4/conf/eth1/send_redirects
