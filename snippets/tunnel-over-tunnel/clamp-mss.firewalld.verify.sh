# swandoc SWD317/clamp-mss/firewalld/verify
firewall-cmd --direct --get-all-rules | grep -e '--comment swandoc-clamp-mss '
