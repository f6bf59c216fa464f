# swandoc SWD218/set-child-option/ipsec-conf/verify v1 56c51844
sed -n '/^# swandoc lans.leftsubnet begin$/,/^# swandoc lans.leftsubnet end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null; { ipsec statusall || strongswan statusall; } 2>/dev/null
