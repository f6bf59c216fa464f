# swandoc SWD228/set-daemon-option/strongswan-conf/verify v1 f30dc233
cat /etc/strongswan.d/zz-swandoc-charon.plugins.socket-default.fwmark.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.socket-default.fwmark.conf 2>/dev/null; swanctl --stats
