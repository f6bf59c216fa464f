# swandoc SWD124/set-daemon-option/strongswan-conf/verify v1 775d6f12
cat /etc/strongswan.d/zz-swandoc-charon.plugins.dhcp.interface.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.dhcp.interface.conf 2>/dev/null; swanctl --stats
