# swandoc SWD101/enable-forwarding/ufw/verify v1 4ec28aa9
sysctl net.ipv4.ip_forward
