# swandoc SWD124/load-plugin-5/strongswan-conf/verify
swanctl --stats
