# swandoc SWD134/set-connection-option/ipsec-conf/verify v1 325859c9
sed -n '/^# swandoc rw.forceencaps begin$/,/^# swandoc rw.forceencaps end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null; { ipsec statusall || strongswan statusall; } 2>/dev/null
