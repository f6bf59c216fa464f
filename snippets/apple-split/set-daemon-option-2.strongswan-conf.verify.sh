# swandoc SWD213/set-daemon-option-2/strongswan-conf/verify v1 f0b29d1e
cat /etc/strongswan.d/zz-swandoc-charon.plugins.attr.dns.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.attr.dns.conf 2>/dev/null; swanctl --stats
