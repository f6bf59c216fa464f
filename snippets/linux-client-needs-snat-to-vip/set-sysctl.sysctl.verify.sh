# swandoc SWD232/set-sysctl/sysctl/verify v1 f2e92914
sysctl net/ipv4/conf/all/send_redirects
