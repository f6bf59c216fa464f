# swandoc SWD217/set-traffic-selectors/swanctl/verify
swanctl --list-conns
