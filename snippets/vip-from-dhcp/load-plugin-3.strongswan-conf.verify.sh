# swandoc SWD124/load-plugin-3/strongswan-conf/verify v1 75d11358
swanctl --stats
