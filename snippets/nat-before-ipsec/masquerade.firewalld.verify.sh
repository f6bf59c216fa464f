# swandoc SWD112/masquerade/firewalld/verify v1 53c80f72
firewall-cmd --direct --get-all-rules | grep -e '--comment swandoc-masquerade-10.1.0.0/24-eth0 '
