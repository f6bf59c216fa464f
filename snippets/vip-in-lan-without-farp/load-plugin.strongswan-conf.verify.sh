# swandoc SWD123/load-plugin/strongswan-conf/verify
swanctl --stats
