# swandoc SWD216/load-plugin/strongswan-conf/verify
swanctl --stats
