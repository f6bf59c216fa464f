# swandoc SWD213/set-daemon-option-3/strongswan-conf/verify v1 40766f15
cat /etc/strongswan.d/zz-swandoc-charon.plugins.attr.25.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.attr.25.conf 2>/dev/null; swanctl --stats
