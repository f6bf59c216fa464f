# swandoc SWD130/allow-ike/ufw/verify v1 7758917d
ufw show added | grep -e "comment 'swandoc-allow-ike-eth0'"
