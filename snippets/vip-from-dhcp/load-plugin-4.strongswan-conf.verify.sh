# swandoc SWD124/load-plugin-4/strongswan-conf/verify
swanctl --stats
