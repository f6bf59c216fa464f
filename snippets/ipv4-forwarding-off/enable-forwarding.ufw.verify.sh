# swandoc SWD101/enable-forwarding/ufw/verify
sysctl net.ipv4.ip_forward
