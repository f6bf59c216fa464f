# swandoc SWD127/masquerade/firewalld/verify v1 b62ebf3e
firewall-cmd --direct --get-all-rules | grep -e '--comment swandoc-masquerade-10.3.0.0/24-eth1 '
