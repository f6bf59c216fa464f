# swandoc SWD135/set-child-option/ipsec-conf/verify v1 bbd9fb8a
sed -n '/^# swandoc net.esp begin$/,/^# swandoc net.esp end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null; { ipsec statusall || strongswan statusall; } 2>/dev/null
