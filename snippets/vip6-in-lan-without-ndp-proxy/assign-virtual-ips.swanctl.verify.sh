# swandoc SWD125/assign-virtual-ips/swanctl/verify
swanctl --list-pools
