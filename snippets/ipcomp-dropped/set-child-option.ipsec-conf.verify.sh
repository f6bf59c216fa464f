# swandoc SWD136/set-child-option/ipsec-conf/verify v1 96dc4b11
sed -n '/^# swandoc net.compress begin$/,/^# swandoc net.compress end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null; { ipsec statusall || strongswan statusall; } 2>/dev/null
