# swandoc SWD231/assign-virtual-ips/ipsec-conf/check v1 6571096a
if sed -n '/^# swandoc rw.rightsourceip begin$/,/^# swandoc rw.rightsourceip end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  rightsourceip = "10.3.0.0/24"'
then echo "in place"
else echo "not in place"; false
fi
