# swandoc SWD124/set-daemon-option/strongswan-conf/verify
cat /etc/strongswan.d/zz-swandoc-charon.plugins.dhcp.interface.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.dhcp.interface.conf 2>/dev/null; swanctl --stats
