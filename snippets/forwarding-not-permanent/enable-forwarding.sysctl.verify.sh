# swandoc SWD103/enable-forwarding/sysctl/verify
sysctl net.ipv4.ip_forward net.ipv6.conf.all.forwarding
