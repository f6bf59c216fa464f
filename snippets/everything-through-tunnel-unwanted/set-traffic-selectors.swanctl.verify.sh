# swandoc SWD204/set-traffic-selectors/swanctl/verify
swanctl --list-conns
