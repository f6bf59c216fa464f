# swandoc SWD221/set-child-option/ipsec-conf/verify v1 eaed0996
sed -n '/^# swandoc net.rightsubnet begin$/,/^# swandoc net.rightsubnet end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null; { ipsec statusall || strongswan statusall; } 2>/dev/null
