# swandoc SWD102/enable-forwarding/sysctl/verify
sysctl net.ipv6.conf.all.forwarding
