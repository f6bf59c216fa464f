# swandoc SWD137/bypass-policy/swanctl/verify v1 ff4f5f13
swanctl --list-pols --pass --child leased-line
