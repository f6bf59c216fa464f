# swandoc SWD213/set-daemon-option/strongswan-conf/verify v1 0c45ad25
cat /etc/strongswan.d/zz-swandoc-charon.plugins.attr.subnet.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.attr.subnet.conf 2>/dev/null; swanctl --stats
