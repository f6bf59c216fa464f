# swandoc SWD225/assign-virtual-ips/ipsec-conf/check v1 5f03d301
if sed -n '/^# swandoc rw.rightsourceip begin$/,/^# swandoc rw.rightsourceip end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  rightsourceip = "10.3.0.0/24"' &&
   sed -n '/^# swandoc rw.rightsourceip begin$/,/^# swandoc rw.rightsourceip end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  rightdns = "10.1.0.53"'
then echo "in place"
else echo "not in place"; false
fi
