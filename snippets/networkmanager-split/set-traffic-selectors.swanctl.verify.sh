# swandoc SWD205/set-traffic-selectors/swanctl/verify
swanctl --list-conns
