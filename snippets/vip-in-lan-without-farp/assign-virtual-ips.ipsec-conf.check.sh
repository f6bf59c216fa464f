# swandoc SWD123/assign-virtual-ips/ipsec-conf/check v1 1c6b50d6
if sed -n '/^# swandoc rw.rightsourceip begin$/,/^# swandoc rw.rightsourceip end$/p' /etc/ipsec.conf /etc/strongswan/ipsec.conf 2>/dev/null | grep -qxF '  rightsourceip = "10.1.0.192/26"'
then echo "in place"
else echo "not in place"; false
fi
