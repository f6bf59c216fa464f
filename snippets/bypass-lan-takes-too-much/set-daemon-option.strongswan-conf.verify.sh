# swandoc SWD224/set-daemon-option/strongswan-conf/verify v1 ff752594
cat /etc/strongswan.d/zz-swandoc-charon.plugins.bypass-lan.interfaces_use.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.bypass-lan.interfaces_use.conf 2>/dev/null; swanctl --stats
