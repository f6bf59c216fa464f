# swandoc SWD214/set-traffic-selectors/swanctl/verify
swanctl --list-conns
