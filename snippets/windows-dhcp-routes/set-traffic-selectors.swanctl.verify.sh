# swandoc SWD211/set-traffic-selectors/swanctl/verify
swanctl --list-conns
