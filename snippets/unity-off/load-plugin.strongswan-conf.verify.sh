# swandoc SWD217/load-plugin/strongswan-conf/verify
swanctl --stats
