# swandoc SWD314/set-connection-option/ipsec-conf/check v1 3ecbaae0
if sed -n '/^# swandoc rw.fragmentation begin$/,/^# swandoc rw.fragmentation end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  fragmentation = "yes"'
then echo "in place"
else echo "not in place"; false
fi
