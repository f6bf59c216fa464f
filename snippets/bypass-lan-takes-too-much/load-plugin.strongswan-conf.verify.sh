# swandoc SWD224/load-plugin/strongswan-conf/verify v1 7839d76a
swanctl --stats | grep '^loaded plugins:' | tr ' ' '\n' | grep -cx bypass-lan || true
