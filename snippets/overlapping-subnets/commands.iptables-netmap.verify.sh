# swandoc SWD222/commands/iptables-netmap/verify
iptables -w -t nat -S PREROUTING
