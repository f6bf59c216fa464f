# swandoc SWD223/load-plugin/strongswan-conf/verify v1 75d11358
swanctl --stats
