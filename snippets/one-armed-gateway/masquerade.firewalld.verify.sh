# swandoc SWD118/masquerade/firewalld/verify v1 7c523ba0
firewall-cmd --direct --get-all-rules | grep -e '--comment swandoc-masquerade-10.3.0.0/24-eth0 '
