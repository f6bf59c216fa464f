# swandoc SWD221/bypass-policy/swanctl/verify v1 ca53a192
swanctl --list-pols --pass --child own-lan
