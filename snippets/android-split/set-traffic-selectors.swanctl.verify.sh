# swandoc SWD206/set-traffic-selectors/swanctl/verify
swanctl --list-conns
