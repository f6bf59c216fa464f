# swandoc SWD233/set-traffic-selectors/swanctl/verify
swanctl --list-conns
