# swandoc SWD217/set-daemon-option-2/strongswan-conf/verify v1 6be52bc5
cat /etc/strongswan.d/zz-swandoc-charon.plugins.attr.split-include.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.plugins.attr.split-include.conf 2>/dev/null; swanctl --stats
