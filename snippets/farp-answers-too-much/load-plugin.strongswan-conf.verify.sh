# swandoc SWD126/load-plugin/strongswan-conf/verify v1 f21ecdd7
swanctl --stats | grep '^loaded plugins:' | tr ' ' '\n' | grep -cx farp || true
