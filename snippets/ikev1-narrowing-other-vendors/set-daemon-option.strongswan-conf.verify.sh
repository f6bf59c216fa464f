# swandoc SWD216/set-daemon-option/strongswan-conf/verify v1 b6daa8ff
cat /etc/strongswan.d/zz-swandoc-charon.cisco_unity.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.cisco_unity.conf 2>/dev/null; swanctl --stats
