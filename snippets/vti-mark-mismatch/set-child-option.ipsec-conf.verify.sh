# swandoc SWD230/set-child-option/ipsec-conf/verify v1 26ab9fb9
sed -n '/^# swandoc lans.mark_in begin$/,/^# swandoc lans.mark_in end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null; { ipsec statusall || strongswan statusall; } 2>/dev/null
