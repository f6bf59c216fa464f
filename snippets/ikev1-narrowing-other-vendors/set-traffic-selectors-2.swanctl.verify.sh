# swandoc SWD216/set-traffic-selectors-2/swanctl/verify v1 11468eaf
swanctl --list-conns
