# swandoc SWD119/commands/iptables-prerouting/verify
iptables -t nat -S PREROUTING | grep swandoc-exempt-ipsec-from-dnat
