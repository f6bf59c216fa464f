# swandoc SWD126/load-plugin/strongswan-conf/verify
swanctl --stats | grep '^loaded plugins:' | tr ' ' '\n' | grep -cx farp || true
