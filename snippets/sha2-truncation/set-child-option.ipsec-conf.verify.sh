# swandoc SWD135/set-child-option/ipsec-conf/verify
sed -n '/^# swandoc net.esp begin$/,/^# swandoc net.esp end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null; { ipsec statusall || strongswan statusall; } 2>/dev/null
