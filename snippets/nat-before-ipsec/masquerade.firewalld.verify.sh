# swandoc SWD112/masquerade/firewalld/verify
firewall-cmd --direct --get-all-rules | grep -e '--comment swandoc-masquerade-10.1.0.0/24-eth0 '
