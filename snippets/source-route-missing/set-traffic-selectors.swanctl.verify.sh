# swandoc SWD219/set-traffic-selectors/swanctl/verify
swanctl --list-conns
