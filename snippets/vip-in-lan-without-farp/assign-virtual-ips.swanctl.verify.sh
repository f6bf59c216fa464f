# swandoc SWD123/assign-virtual-ips/swanctl/verify
swanctl --list-pools
