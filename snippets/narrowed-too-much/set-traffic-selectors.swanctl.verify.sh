# swandoc SWD203/set-traffic-selectors/swanctl/verify
swanctl --list-conns
