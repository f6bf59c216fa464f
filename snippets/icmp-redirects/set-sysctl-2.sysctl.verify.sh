# swandoc SWD122/set-sysctl-2/sysctl/verify v1 d878a59a
sysctl net/ipv4/conf/default/send_redirects
