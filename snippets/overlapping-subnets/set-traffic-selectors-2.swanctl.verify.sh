# swandoc SWD222/set-traffic-selectors-2/swanctl/verify
swanctl --list-conns
