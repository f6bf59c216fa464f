# swandoc SWD222/set-traffic-selectors/swanctl/verify
swanctl --list-conns
