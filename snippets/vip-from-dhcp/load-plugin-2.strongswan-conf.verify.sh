# swandoc SWD124/load-plugin-2/strongswan-conf/verify
swanctl --stats
