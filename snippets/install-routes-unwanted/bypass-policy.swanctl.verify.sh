# swandoc SWD221/bypass-policy/swanctl/verify
swanctl --list-pols --pass --child own-lan
