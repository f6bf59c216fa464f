# swandoc SWD201/set-traffic-selectors/swanctl/verify
swanctl --list-conns
