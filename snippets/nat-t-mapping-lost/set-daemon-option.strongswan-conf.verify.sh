# swandoc SWD132/set-daemon-option/strongswan-conf/verify v1 8d7c237a
cat /etc/strongswan.d/zz-swandoc-charon.keep_alive.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.keep_alive.conf 2>/dev/null; swanctl --stats
