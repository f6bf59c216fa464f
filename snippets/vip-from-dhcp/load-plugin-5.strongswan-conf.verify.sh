# swandoc SWD124/load-plugin-5/strongswan-conf/verify v1 75d11358
swanctl --stats
