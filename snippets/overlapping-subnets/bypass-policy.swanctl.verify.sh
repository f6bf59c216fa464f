# swandoc SWD222/bypass-policy/swanctl/verify
swanctl --list-pols --pass --child local-lan
