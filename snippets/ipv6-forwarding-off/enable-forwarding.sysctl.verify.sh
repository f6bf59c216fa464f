# swandoc SWD102/enable-forwarding/sysctl/verify v1 7c112a94
sysctl net.ipv6.conf.all.forwarding
