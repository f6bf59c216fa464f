# swandoc SWD225/resolve-through-tunnel/systemd-resolved/verify v1 430e54dd
resolvectl dns eth0
resolvectl domain eth0
