# swandoc SWD207/assign-virtual-ips/swanctl/verify
swanctl --list-pools
