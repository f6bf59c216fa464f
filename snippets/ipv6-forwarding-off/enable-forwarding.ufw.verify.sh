# swandoc SWD102/enable-forwarding/ufw/verify
sysctl net.ipv6.conf.all.forwarding
