# swandoc SWD314/set-daemon-option/strongswan-conf/verify v1 01b018d8
cat /etc/strongswan.d/zz-swandoc-charon.fragment_size.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.fragment_size.conf 2>/dev/null; swanctl --stats
