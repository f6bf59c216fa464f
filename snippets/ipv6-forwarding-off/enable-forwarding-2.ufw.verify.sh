# swandoc SWD102/enable-forwarding-2/ufw/verify
sysctl net.ipv6.conf.all.forwarding
