# swandoc SWD116/masquerade-2/firewalld/verify v1 5d09c76a
firewall-cmd --direct --get-all-rules | grep -e '--comment swandoc-masquerade-2001:db8:3::/64-eth0 '
