# swandoc SWD307/set-traffic-selectors/swanctl/verify
swanctl --list-conns
