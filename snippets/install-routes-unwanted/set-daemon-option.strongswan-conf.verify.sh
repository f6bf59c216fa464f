# swandoc SWD221/set-daemon-option/strongswan-conf/verify v1 322487f3
cat /etc/strongswan.d/zz-swandoc-charon.install_routes.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.install_routes.conf 2>/dev/null; swanctl --stats
