# swandoc SWD203/set-traffic-selectors-2/swanctl/verify
swanctl --list-conns
