# swandoc SWD123/assign-virtual-ips-2/swanctl/verify
swanctl --list-pools
