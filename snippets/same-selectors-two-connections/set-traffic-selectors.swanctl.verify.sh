# swandoc SWD227/set-traffic-selectors/swanctl/verify v1 11468eaf
swanctl --list-conns
