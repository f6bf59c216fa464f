# swandoc SWD231/assign-virtual-ips/swanctl/verify
swanctl --list-pools
