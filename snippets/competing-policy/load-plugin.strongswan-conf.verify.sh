# swandoc SWD138/load-plugin/strongswan-conf/verify
swanctl --stats | grep '^loaded plugins:' | tr ' ' '\n' | grep -cx connmark || true
