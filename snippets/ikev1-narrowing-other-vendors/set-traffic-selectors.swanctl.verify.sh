# swandoc SWD216/set-traffic-selectors/swanctl/verify
swanctl --list-conns
