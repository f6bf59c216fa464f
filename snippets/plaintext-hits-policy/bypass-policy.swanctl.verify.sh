# swandoc SWD137/bypass-policy/swanctl/verify
swanctl --list-pols --pass --child leased-line
