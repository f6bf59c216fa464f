# swandoc SWD124/set-daemon-option-3/strongswan-conf/verify v1 3e66c42e
cat /etc/strongswan.d/zz-swandoc-charon.plugins.dhcp.server.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.dhcp.server.conf 2>/dev/null; swanctl --stats
