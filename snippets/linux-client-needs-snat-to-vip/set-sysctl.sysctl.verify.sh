# swandoc SWD232/set-sysctl/sysctl/verify
sysctl net/ipv4/conf/all/send_redirects
