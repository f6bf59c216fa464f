# swandoc SWD214/set-connection-option/ipsec-conf/verify v1 c7697f33
sed -n '/^# swandoc site.keyexchange begin$/,/^# swandoc site.keyexchange end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null; { ipsec statusall || strongswan statusall; } 2>/dev/null
