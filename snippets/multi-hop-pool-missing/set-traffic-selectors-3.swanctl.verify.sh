# swandoc SWD233/set-traffic-selectors-3/swanctl/verify v1 11468eaf
swanctl --list-conns
