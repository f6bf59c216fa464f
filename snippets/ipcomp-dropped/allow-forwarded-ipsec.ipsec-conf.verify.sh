# swandoc SWD136/allow-forwarded-ipsec/ipsec-conf/verify v1 2d86fbe2
sed -n '/^# swandoc net.leftfirewall begin$/,/^# swandoc net.leftfirewall end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null; { ipsec statusall || strongswan statusall; } 2>/dev/null
