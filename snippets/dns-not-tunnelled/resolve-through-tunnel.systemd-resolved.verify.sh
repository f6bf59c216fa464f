# swandoc SWD225/resolve-through-tunnel/systemd-resolved/verify
resolvectl dns eth0
resolvectl domain eth0
