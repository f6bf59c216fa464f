# swandoc SWD224/load-plugin/strongswan-conf/verify
swanctl --stats | grep '^loaded plugins:' | tr ' ' '\n' | grep -cx bypass-lan || true
