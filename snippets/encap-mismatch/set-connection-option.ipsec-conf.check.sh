# swandoc SWD134/set-connection-option/ipsec-conf/check v1 dba31f48
if sed -n '/^# swandoc rw.forceencaps begin$/,/^# swandoc rw.forceencaps end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  forceencaps = "yes"'
then echo "in place"
else echo "not in place"; false
fi
