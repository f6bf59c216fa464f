# swandoc SWD233/set-traffic-selectors-3/swanctl/verify
swanctl --list-conns
