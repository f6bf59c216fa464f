# swandoc SWD213/set-traffic-selectors/swanctl/verify
swanctl --list-conns
