# swandoc SWD302/clamp-mss/firewalld/verify v1 a5c6d422
firewall-cmd --direct --get-all-rules | grep -e '--comment swandoc-clamp-mss '
