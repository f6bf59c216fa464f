# swandoc SWD223/bypass-policy/swanctl/verify v1 d85f3058
swanctl --list-pols --pass --child local-lan
