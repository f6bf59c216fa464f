# swandoc SWD117/set-traffic-selectors/swanctl/verify
swanctl --list-conns
