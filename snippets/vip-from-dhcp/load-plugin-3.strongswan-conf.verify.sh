# swandoc SWD124/load-plugin-3/strongswan-conf/verify
swanctl --stats
