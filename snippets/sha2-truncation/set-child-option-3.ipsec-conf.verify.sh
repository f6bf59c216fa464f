# swandoc SWD135/set-child-option-3/ipsec-conf/verify v1 9edf0c4b
sed -n '/^# swandoc net.sha256_96 begin$/,/^# swandoc net.sha256_96 end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null; { ipsec statusall || strongswan statusall; } 2>/dev/null
