# swandoc SWD102/enable-forwarding-2/sysctl/verify
sysctl net.ipv6.conf.all.forwarding
