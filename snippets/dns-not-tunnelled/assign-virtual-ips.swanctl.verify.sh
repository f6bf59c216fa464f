# swandoc SWD225/assign-virtual-ips/swanctl/verify
swanctl --list-pools
