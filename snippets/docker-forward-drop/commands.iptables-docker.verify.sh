# swandoc SWD106/commands/iptables-docker/verify
iptables -S DOCKER-USER | grep swandoc-docker-user
