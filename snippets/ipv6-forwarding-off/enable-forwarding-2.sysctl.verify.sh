# swandoc SWD102/enable-forwarding-2/sysctl/verify v1 7c112a94
sysctl net.ipv6.conf.all.forwarding
