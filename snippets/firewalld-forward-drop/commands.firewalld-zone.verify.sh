# swandoc SWD108/commands/firewalld-zone/verify v2 f051c743
firewall-cmd --zone="$(firewall-cmd --get-zone-of-interface=eth1)" --list-all | grep -E 'interfaces|sources|forward:'
