# swandoc SWD137/set-child-option/ipsec-conf/verify v1 b901a8c8
sed -n '/^# swandoc net.auto begin$/,/^# swandoc net.auto end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null; { ipsec statusall || strongswan statusall; } 2>/dev/null
