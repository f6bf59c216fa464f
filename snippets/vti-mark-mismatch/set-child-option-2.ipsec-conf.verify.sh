# swandoc SWD230/set-child-option-2/ipsec-conf/verify v1 9ab75e6e
sed -n '/^# swandoc lans.mark_out begin$/,/^# swandoc lans.mark_out end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null; { ipsec statusall || strongswan statusall; } 2>/dev/null
