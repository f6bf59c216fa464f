# swandoc SWD225/set-daemon-option/strongswan-conf/verify v1 a3139304
cat /etc/strongswan.d/zz-swandoc-charon.plugins.resolve.resolvconf.iface.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.resolve.resolvconf.iface.conf 2>/dev/null; swanctl --stats
