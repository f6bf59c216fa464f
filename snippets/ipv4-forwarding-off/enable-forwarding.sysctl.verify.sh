# swandoc SWD101/enable-forwarding/sysctl/verify
sysctl net.ipv4.ip_forward
