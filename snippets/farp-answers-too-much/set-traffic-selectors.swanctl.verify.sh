# swandoc SWD126/set-traffic-selectors/swanctl/verify
swanctl --list-conns
