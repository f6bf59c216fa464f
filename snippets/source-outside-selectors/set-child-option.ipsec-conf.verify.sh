# swandoc SWD218/set-child-option/ipsec-conf/verify
sed -n '/^# swandoc lans.leftsubnet begin$/,/^# swandoc lans.leftsubnet end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null; { ipsec statusall || strongswan statusall; } 2>/dev/null
