# swandoc SWD108/commands/firewalld-zone/verify
firewall-cmd --zone="$(firewall-cmd --get-zone-of-interface=eth1)" --list-all | grep -E 'interfaces|sources|forward:'
