# swandoc SWD124/set-daemon-option-2/strongswan-conf/verify v1 92f6844e
cat /etc/strongswan.d/zz-swandoc-charon.plugins.dhcp.force_server_address.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.dhcp.force_server_address.conf 2>/dev/null; swanctl --stats
