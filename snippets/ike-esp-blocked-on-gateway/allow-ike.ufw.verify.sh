# swandoc SWD130/allow-ike/ufw/verify
ufw show added | grep -e "comment 'swandoc-allow-ike-eth0'"
