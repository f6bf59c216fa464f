# swandoc SWD124/assign-virtual-ips/swanctl/verify
swanctl --list-pools
