# swandoc SWD314/set-connection-option/ipsec-conf/verify v1 2a344553
sed -n '/^# swandoc rw.fragmentation begin$/,/^# swandoc rw.fragmentation end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null; { ipsec statusall || strongswan statusall; } 2>/dev/null
