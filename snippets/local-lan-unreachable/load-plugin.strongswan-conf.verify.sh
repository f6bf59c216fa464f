# swandoc SWD223/load-plugin/strongswan-conf/verify
swanctl --stats
