# swandoc SWD132/set-daemon-option/strongswan-conf/verify
cat /etc/strongswan.d/zz-swandoc-charon.keep_alive.conf /etc/strongswan/strongswan.d/zz-swandoc-charon.keep_alive.conf 2>/dev/null; swanctl --stats
