# swandoc SWD202/set-traffic-selectors/swanctl/verify
swanctl --list-conns
