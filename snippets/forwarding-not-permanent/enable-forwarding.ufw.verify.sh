# swandoc SWD103/enable-forwarding/ufw/verify v1 f435f877
sysctl net.ipv4.ip_forward net.ipv6.conf.all.forwarding
