# swandoc SWD124/load-plugin/strongswan-conf/verify
swanctl --stats
