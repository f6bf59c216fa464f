# swandoc SWD222/commands/iptables-netmap/verify v1 24687a4e
iptables -w -t nat -S PREROUTING
