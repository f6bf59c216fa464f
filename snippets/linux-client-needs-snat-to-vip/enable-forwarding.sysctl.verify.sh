# swandoc SWD232/enable-forwarding/sysctl/verify v1 4ec28aa9
sysctl net.ipv4.ip_forward
