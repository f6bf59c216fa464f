# swandoc SWD138/load-plugin/strongswan-conf/verify v1 f7e122f9
swanctl --stats | grep '^loaded plugins:' | tr ' ' '\n' | grep -cx connmark || true
