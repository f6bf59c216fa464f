# swandoc SWD119/commands/iptables-prerouting/verify v1 ce1606ec
iptables -t nat -S PREROUTING | grep swandoc-exempt-ipsec-from-dnat
