# swandoc SWD232/enable-forwarding/sysctl/verify
sysctl net.ipv4.ip_forward
