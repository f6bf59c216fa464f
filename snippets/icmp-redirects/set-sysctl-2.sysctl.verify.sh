# swandoc SWD122/set-sysctl-2/sysctl/verify
sysctl net/ipv4/conf/default/send_redirects
