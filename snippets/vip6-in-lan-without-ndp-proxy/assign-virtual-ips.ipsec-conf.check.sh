# swandoc SWD125/assign-virtual-ips/ipsec-conf/check v1 dd5c8a93
if sed -n '/^# swandoc rw.rightsourceip begin$/,/^# swandoc rw.rightsourceip end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  rightsourceip = "2001:db8:3::/64"'
then echo "in place"
else echo "not in place"; false
fi
