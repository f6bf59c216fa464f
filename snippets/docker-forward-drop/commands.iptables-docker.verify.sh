# swandoc SWD106/commands/iptables-docker/verify v1 3b05486d
iptables -S DOCKER-USER | grep swandoc-docker-user
